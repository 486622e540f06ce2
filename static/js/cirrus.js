// The frame's own manners. Every page works without this file.

// A server that cannot be reached is said, not hidden: the words stay where they were typed.
document.addEventListener("htmx:sendError", () => announce("offline"));
document.addEventListener("htmx:responseError", () => announce("broken"));

// Show one of the sentences that the page carries for such moments, to eyes and screen readers.
function announce(what) {
  const live = document.getElementById("live");
  live.classList.replace("visually-hidden", "live");
  live.textContent = live.dataset[what];
}

// One form press is one request: a second press while the first is under way does nothing.
document.addEventListener("submit", (event) => {
  if (event.target.method === "get" || event.target.hasAttribute("hx-post")) return;
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = "yes";
});
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});

// The language switch keeps the place in the page, and what was typed since the page came.
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-language-switch]");
  if (!link) return;
  link.search = location.search;
  link.hash = location.hash;
});

// "/" goes to the search, unless the reader is typing or has switched single keys off.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]") || localStorage.getItem("keys") === "off") return;
  event.preventDefault();
  const field = document.getElementById("q");
  if (field) field.select();
  else document.querySelector("[data-search]").click();
});
