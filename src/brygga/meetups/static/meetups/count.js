// Counting at the door. The page's form works without this; with it, taps need no network.

import * as queue from "./queue.js";
import { keepSending } from "./sending.js";

const AGES = ["younger", "older", "unknown"];
const LONG_ENOUGH_TO_SAY = 4_000; // milliseconds; sending usually takes less, and needs no word

const counter = document.querySelector("[data-counter]");
const { evening, page, worker } = counter.dataset;
const all = (selector) => counter.querySelectorAll(selector);
const one = (selector) => counter.querySelector(selector);
const others = new BroadcastChannel("brygga-rakning");

let outcome = { became: "sent" };
let waitingSince = null;
let pressed = "";
let told = "sent";

start();

async function start() {
  const sums = JSON.parse(counter.dataset.sums);
  try {
    await queue.begun(evening, page, sums, Number(counter.dataset.received));
  } catch {
    // No database here (a private window, a full phone): the form goes on as it is, online.
    show("unkept", true);
    return;
  }
  for (const element of all("[data-with-script]")) element.hidden = false;
  const nudge = keepSending(evening, page, (became) => {
    outcome = became;
    changed();
  });
  counter.addEventListener("submit", async (event) => {
    event.preventDefault();
    event.stopPropagation();
    await press(event.submitter);
    nudge();
  });
  others.onmessage = render;
  await render();
  // Without it the page can be used as long as it is open, but not opened without a network.
  keepPageForLater().catch(() => {});
}

async function press(button) {
  try {
    if (button.dataset.undo === undefined) {
      const { kind, change } = button.dataset;
      await queue.tap(evening, kind, Number(change));
      pressed = kind;
    } else {
      pressed = (await queue.undo(evening))?.kind ?? "";
    }
    show("failed", false);
    navigator.vibrate?.(15); // felt in the hand: it is kept
  } catch {
    show("failed", true); // not on the disk, so not counted, and the number stays
    return;
  }
  changed();
}

function changed() {
  others.postMessage("changed");
  render();
}

async function render() {
  const { sums, waiting, refused, last } = await queue.stateOf(evening);
  const shown = { ...sums, total: AGES.reduce((sum, age) => sum + sums[age], 0) };
  for (const [name, value] of Object.entries(shown)) {
    one(`[data-sum="${name}"]`).textContent = String(value).replace("-", "−");
  }
  showWhatDoesNotFit(shown);
  showLast(last);
  showSending(waiting.length, refused);
  announce(shown, waiting.length);
}

function showWhatDoesNotFit(sums) {
  const wrong = new Set(AGES.filter((age) => sums[age] < 0));
  if (sums.first < 0 || sums.first > sums.total) wrong.add("first");
  for (const line of all("[data-misfit]")) line.hidden = !wrong.has(line.dataset.misfit);
  one("[data-misfits]").hidden = !wrong.size;
}

function showLast(last) {
  const button = one("[data-undo]");
  button.disabled = !last;
  const what = last ? `: ${last.change < 0 ? "−" : "+"}${Math.abs(last.change)} ${nameOf(last.kind)}` : "";
  one("[data-undone]").textContent = what;
}

function nameOf(kind) {
  return one(`[data-name="${kind}"]`).textContent;
}

function showSending(waiting, refused) {
  waitingSince = waiting ? waitingSince ?? Date.now() : null;
  const { became } = outcome;
  show("sent", !waiting && became === "sent");
  show("offline", !waiting && became === "later");
  show("waiting", waiting > 0);
  show("kept", became !== "sent");
  show("one", waiting === 1);
  show("many", waiting > 1);
  for (const problem of ["signed_out", "not_allowed", "gone"]) show(problem, became === problem);
  show("refused", refused > 0);
  one("[data-waiting]").textContent = waiting;
  one("[data-refused]").textContent = refused;
  one("[data-state]").dataset.state = waiting || became !== "sent" ? "waiting" : "sent";
  // Numbers typed now would not know of the taps that are still here.
  show("correct", !waiting);
}

function show(name, isShown) {
  for (const element of all(`[data-when="${name}"]`)) element.hidden = !isShown;
}

// One quiet voice: the number just changed, and sending only when it takes long or goes wrong.
function announce(sums, waiting) {
  const parts = [];
  if (pressed) parts.push(`${nameOf(pressed)}: ${sums[pressed]}.`, `${nameOf("total")}: ${sums.total}.`);
  pressed = "";
  const isLong = waiting && Date.now() - waitingSince > LONG_ENOUGH_TO_SAY;
  const now = isLong && outcome.became === "sent" ? "slow" : outcome.became;
  if (now !== told) {
    const problem = one(`.counter__notice[data-when="${outcome.became}"]`);
    parts.push(one("[data-state]").innerText, problem?.innerText ?? "", ...(outcome.misfits ?? []));
    told = now;
  }
  if (parts.length) one("[data-voice]").textContent = parts.join(" ");
}

// The page itself, for the next time there is no network; and no pages of evenings long counted.
async function keepPageForLater() {
  for (const other of await queue.evenings()) {
    if (other.evening !== evening && !other.taps) await queue.forget(other.evening);
  }
  if (!navigator.serviceWorker) return;
  const kept = new Set((await queue.evenings()).map((row) => new URL(row.page, location).href));
  for (const registration of await navigator.serviceWorker.getRegistrations()) {
    if (!kept.has(registration.scope)) await registration.unregister();
  }
  for (const name of await caches.keys()) {
    const [, scope] = name.split(" ");
    if (!kept.has(new URL(scope, location).href)) await caches.delete(name);
  }
  await navigator.serviceWorker.register(worker, { scope: page, updateViaCache: "none" });
  const registration = await navigator.serviceWorker.ready;
  show("ready", Boolean(registration.active));
}
