// The taps of this phone, in the browser's own database, until the server has answered for them.
//
// "taps" holds what has not been answered for, in the order of this phone. "evenings" holds, for
// each evening that was counted here, what the server last said and what can be undone.

const NAME = "brygga-rakning";
const UNDONE_AT_MOST = 100;

// Tells sign-out, on any page, that this phone may hold taps (see website/brygga.js).
const MARK = NAME;

let opened = null;

function open() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      const taps = request.result.createObjectStore("taps", { keyPath: "number", autoIncrement: true });
      taps.createIndex("evening", "evening");
      request.result.createObjectStore("evenings", { keyPath: "evening" });
    };
    request.onsuccess = () => {
      const database = request.result;
      // Sign-out in another tab deletes the database; a phone may close it behind our back.
      database.onversionchange = () => database.close();
      database.onclose = () => { opened = null; };
      resolve(database);
    };
    request.onerror = () => reject(request.error);
  });
  opened.catch(() => { opened = null; });
  return opened;
}

async function begin(mode) {
  const stores = ["taps", "evenings"];
  try {
    return (await open()).transaction(stores, mode, { durability: "strict" });
  } catch (error) {
    if (error.name !== "InvalidStateError") throw error;
    opened = null; // it was closed; once more, anew
    return (await open()).transaction(stores, mode, { durability: "strict" });
  }
}

// Runs `work` in one transaction. Resolves when it is on the disk, not before.
async function transact(mode, work) {
  const transaction = await begin(mode);
  const ended = new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error ?? new Error("aborted"));
  });
  ended.catch(() => {}); // told below
  try {
    const result = await work(transaction.objectStore("taps"), transaction.objectStore("evenings"));
    await ended;
    return result;
  } catch (error) {
    try {
      transaction.abort(); // never half of it
    } catch {
      // It had ended by itself.
    }
    throw error;
  }
}

function answer(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

// crypto.randomUUID is missing on plain http addresses; random values are not.
function randomId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [[0, 8], [8, 12], [12, 16], [16, 20], [20, 32]].map((ends) => hex.slice(...ends)).join("-");
}

const NEW = { sums: {}, received: -1, undo: [] };

async function known(evenings, evening) {
  return (await answer(evenings.get(evening))) ?? { ...NEW, undo: [], evening };
}

// An evening is known by the address that its taps go to; `page` is where they are made.
export async function begun(evening, page, sums, received) {
  localStorage.setItem(MARK, "1");
  await transact("readwrite", async (taps, evenings) => {
    const row = await known(evenings, evening);
    // What the page says may hold taps that are still here as unsent: then the next answer decides.
    const waiting = await answer(taps.index("evening").count(evening));
    const holds = row.received < 0 || (!waiting && received >= row.received);
    evenings.put({ ...row, page, ...(holds ? { sums, received } : {}) });
  });
}

export function tap(evening, kind, change) {
  return transact("readwrite", async (taps, evenings) => {
    const row = await known(evenings, evening);
    taps.add({ id: randomId(), evening, kind, change });
    evenings.put({ ...row, undo: [...row.undo, { kind, change }].slice(-UNDONE_AT_MOST) });
  });
}

// Takes back the latest tap of this phone by one of the other kind: the first may be sent already.
export function undo(evening) {
  return transact("readwrite", async (taps, evenings) => {
    const row = await known(evenings, evening);
    const last = row.undo.at(-1);
    if (!last) return null;
    const taken = { kind: last.kind, change: -last.change };
    taps.add({ id: randomId(), evening, ...taken });
    evenings.put({ ...row, undo: row.undo.slice(0, -1) });
    return taken;
  });
}

// The sums to show: what the server last said, and what it has not yet answered for.
export function stateOf(evening) {
  return transact("readonly", async (taps, evenings) => {
    const row = await known(evenings, evening);
    const all = await answer(taps.index("evening").getAll(evening));
    const waiting = all.filter((tap) => !tap.refused);
    const sums = { younger: 0, older: 0, unknown: 0, first: 0, ...row.sums };
    for (const { kind, change } of waiting) sums[kind] += change;
    return { sums, waiting, refused: all.length - waiting.length, last: row.undo.at(-1) };
  });
}

// What the server answered for goes; what it refuses stays, and is not sent again.
export function settle(evening, sent, { acknowledged, refused, sums, received }) {
  const done = new Set(acknowledged);
  const wrong = new Set(refused.map(({ id }) => id));
  return transact("readwrite", async (taps, evenings) => {
    for (const one of sent) {
      if (done.has(one.id)) taps.delete(one.number);
      else if (wrong.has(one.id)) taps.put({ ...one, refused: true });
    }
    const row = await known(evenings, evening);
    // Of two answers the one that knows more operations is the newer, whichever came first.
    if (received >= row.received) evenings.put({ ...row, sums, received });
  });
}

// Every evening that was counted on this phone, with how many taps it still holds.
export function evenings() {
  return transact("readonly", async (taps, rows) => {
    const all = await answer(rows.getAll());
    const counts = await Promise.all(all.map((row) => answer(taps.index("evening").count(row.evening))));
    return all.map(({ evening, page }, n) => ({ evening, page, taps: counts[n] }));
  });
}

export function forget(evening) {
  return transact("readwrite", async (taps, rows) => { rows.delete(evening); });
}

// Everything on this phone. Only sign-out asks for it, after its warning.
export async function forgetAll() {
  if (opened) (await opened).close();
  opened = null;
  await new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(NAME);
    request.onsuccess = request.onerror = request.onblocked = resolve;
  });
  localStorage.removeItem(MARK);
}
