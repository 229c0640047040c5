// Small comforts on top of pages that work without any script.
"use strict";

// A menu closes with Escape or when the next thing is pressed.
addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details[data-menu][open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});
addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details[data-menu][open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

// Buttons that copy text show themselves only where copying works.
for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    const label = button.textContent;
    button.textContent = button.dataset.copied;
    setTimeout(() => { button.textContent = label; }, 2000);
  });
}

// Whoever has counted on this phone signs out by the page that looks for taps that were not sent.
addEventListener("submit", (event) => {
  if (!event.target.matches("[data-sign-out]")) return;
  try {
    if (!localStorage.getItem("brygga-rakning")) return;
  } catch {
    return; // no storage, so nothing kept
  }
  event.preventDefault();
  location.href = event.target.action;
});

// The same form is not sent twice by an impatient finger.
addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  setTimeout(() => { delete form.dataset.sent; }, 4000);
});
