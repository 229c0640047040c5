// Signing out on a phone that has counted: warns of taps that were not sent, then leaves no trace.

import { evenings, forgetAll } from "./queue.js";
import { send } from "./sending.js";

const warning = document.querySelector("[data-unsent]");
const form = document.querySelector("[data-sign-out-page]");
const button = form.querySelector("button");

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  event.stopPropagation();
  button.disabled = true;
  await leaveNoTrace();
  form.submit();
});
look();

async function look() {
  button.disabled = true;
  try {
    for (const { evening, page, taps } of await evenings()) if (taps) await send(evening, page);
    const left = (await evenings()).filter(({ taps }) => taps);
    if (left.length) warn(left);
  } finally {
    button.disabled = false;
  }
}

function warn(left) {
  const taps = left.reduce((sum, row) => sum + row.taps, 0);
  warning.querySelector("[data-one]").hidden = taps !== 1;
  warning.querySelector("[data-many]").hidden = taps === 1;
  warning.querySelector("[data-taps]").textContent = taps;
  warning.querySelector("[data-count-page]").href = left[0].page;
  button.textContent = warning.dataset.act;
  button.classList.add("button--danger");
  warning.hidden = false;
}

async function leaveNoTrace() {
  try {
    for (const name of await caches.keys()) await caches.delete(name);
    for (const registration of await navigator.serviceWorker.getRegistrations()) {
      await registration.unregister();
    }
  } catch {
    // On plain http there are neither caches nor workers.
  }
  await forgetAll();
}
