// Sends taps until the server has answered for them. Sending one twice is harmless: it counts once.
// So tabs need not agree on who sends, and a lock that a sleeping tab holds can stop nobody.

import { settle, stateOf } from "./queue.js";

const AT_ONCE = 200;
const PATIENCE = 10_000; // milliseconds for one answer
const GATHER = 300; // after a tap, for the next ones to go along
const LISTEN = 10_000; // between looks at what other phones have counted
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 20_000;

const PROBLEMS = { 401: "signed_out", 403: "not_allowed", 404: "gone" };

// The token of the page may be older than the session; the cookie is always the present one.
function token() {
  return document.cookie.split("; ").find((pair) => pair.startsWith("brygga_csrf="))?.split("=")[1] ?? "";
}

async function post(address, taps) {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE);
  try {
    const response = await fetch(address, {
      method: "POST",
      redirect: "error",
      cache: "no-store",
      headers: { "Content-Type": "application/json", "X-CSRFToken": token() },
      body: JSON.stringify({ operations: taps.map(({ id, kind, change }) => ({ id, kind, change })) }),
      signal: patience.signal,
    });
    // Only JSON comes from the counting itself. A page may be the network's own, or an old token.
    const isOurs = response.headers.get("Content-Type")?.startsWith("application/json");
    return { status: response.status, said: isOurs ? await response.json() : null };
  } finally {
    clearTimeout(timer);
  }
}

// One attempt. Resolves to what became of it: sent, signed_out, not_allowed, gone or later.
export async function send(evening, page) {
  const taps = (await stateOf(evening)).waiting.slice(0, AT_ONCE);
  let answer;
  try {
    answer = await post(evening, taps);
    // A token that was refused: any page brings a new one.
    if (answer.status === 403 && !answer.said) await fetch(page, { cache: "no-store" });
  } catch {
    return { became: "later" };
  }
  if (!answer.said) return { became: "later" };
  if (answer.status !== 200) return { became: PROBLEMS[answer.status] ?? "later" };
  await settle(evening, taps, answer.said);
  return { became: "sent", misfits: answer.said.misfits };
}

// Keeps an evening's taps going. `tell` hears what became of each attempt.
export function keepSending(evening, page, tell) {
  let timer = null;
  let isSending = false;
  let failures = 0;

  function in_(wait) {
    clearTimeout(timer);
    timer = setTimeout(go, wait);
  }

  async function go() {
    clearTimeout(timer);
    if (isSending) return;
    isSending = true;
    let outcome = { became: "later" };
    try {
      outcome = await send(evening, page);
    } finally {
      isSending = false;
      failures = outcome.became === "sent" ? 0 : failures + 1;
      tell(outcome);
      await again();
    }
  }

  async function again() {
    if (failures) {
      // Not all phones at once when the network is back.
      const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (failures - 1));
      in_(wait * (0.5 + Math.random() / 2));
    } else if ((await stateOf(evening)).waiting.length) {
      in_(GATHER);
    } else if (document.visibilityState === "visible") {
      in_(LISTEN);
    }
  }

  addEventListener("online", go);
  addEventListener("pageshow", go);
  document.addEventListener("visibilitychange", go);
  go();

  // After a tap. While nothing gets through, the waits above go on as they were.
  return () => { if (!failures && !isSending) in_(GATHER); };
}
