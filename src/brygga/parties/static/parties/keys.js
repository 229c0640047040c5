// Shows the page's own words when a passkey could not be used; the library only logs it.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const message = document.getElementById("key_error");
  if (message) message.hidden = false;
});
