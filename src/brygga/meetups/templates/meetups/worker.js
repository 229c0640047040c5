// Keeps the page of one evening's count for when there is no network: the page, and what it loads.
// Nothing else of the site goes through here; each evening has a worker and a cache of its own.

const FILES = {{ files|safe }};
const STATIC = "{{ static_url }}";
const PAGE = new URL(registration.scope).pathname;
const OURS = `brygga-rakning ${PAGE} `;
const CACHE = `${OURS}{{ version }}`;
const PATIENCE = 3000; // milliseconds; then the kept page is shown, and the new one kept for next time

addEventListener("install", (event) => {
  event.waitUntil(install());
});

async function install() {
  const cache = await caches.open(CACHE);
  await cache.addAll(FILES);
  await keep(cache, await fetch(PAGE, { cache: "no-store" }));
  await skipWaiting();
}

addEventListener("activate", (event) => {
  event.waitUntil(activate());
});

async function activate() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(OURS) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await clients.claim();
}

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin) return;
  if (request.mode === "navigate" && pathname === PAGE) {
    event.respondWith(request.method === "GET" ? page(event) : posted(request));
  } else if (request.method === "GET" && pathname.startsWith(STATIC)) {
    event.respondWith(file(request));
  }
});

// The network's page, unless it lets wait, breaks or is not there.
async function page(event) {
  const cache = await caches.open(CACHE);
  const fetched = fetch(event.request).then(async (response) => {
    await keep(cache, response.clone());
    return response;
  });
  event.waitUntil(fetched.catch(() => {}));
  // Django varies its pages by cookie, which a cached request does not carry.
  const kept = await cache.match(PAGE, { ignoreVary: true });
  if (!kept) return fetched;
  const late = new Promise((resolve) => { setTimeout(resolve, PATIENCE, kept); });
  const first = await Promise.race([fetched.catch(() => kept), late]);
  return first.status >= 500 ? kept : first;
}

async function keep(cache, response) {
  if (response.ok && !response.redirected) await cache.put(PAGE, response);
  else if ([403, 404, 410].includes(response.status)) await cache.delete(PAGE);
}

// A form that could not be sent: nothing was counted, and the page shows so.
async function posted(request) {
  try {
    return await fetch(request);
  } catch {
    return Response.redirect(PAGE, 303);
  }
}

async function file(request) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request, { ignoreVary: true });
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) await cache.put(request, response.clone());
  return response;
}
