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

// A region that scrolls sideways is torn at the edge beyond which there is more.
function tear(region) {
  const hidden = region.scrollWidth - region.clientWidth;
  region.classList.toggle("table-scroll--before", hidden > 1 && region.scrollLeft > 1);
  region.classList.toggle("table-scroll--after", hidden > 1 && region.scrollLeft < hidden - 1);
}
const widths = new ResizeObserver((entries) => entries.forEach((entry) => tear(entry.target)));
function watch(root) {
  for (const region of root.querySelectorAll(".table-scroll")) widths.observe(region);
}
watch(document);
document.addEventListener("htmx:load", (event) => watch(event.target));
document.addEventListener("scroll", (event) => event.target.matches?.(".table-scroll") && tear(event.target), { capture: true, passive: true });

// A press whose answer takes it away leaves the keyboard at the head of that answer.
let pressed = false;
document.addEventListener("htmx:beforeSwap", (event) => {
  pressed = event.detail.target.contains(document.activeElement);
});
document.addEventListener("htmx:afterSettle", (event) => {
  const answered = event.detail.target; // none where the way back brought an older page
  if (!pressed || !answered || document.activeElement !== document.body) return;
  const head = document.getElementById(answered.id)?.querySelector("h2:not(.visually-hidden), h3");
  if (!head) return;
  head.tabIndex = -1;
  head.focus({ preventScroll: true });
});

// One form press is one request: a second press while the first is under way does nothing.
document.addEventListener("submit", (event) => {
  if (event.target.method === "get" || event.target.hasAttribute("hx-post")) return;
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = "yes";
});
// Who leaves an account leaves nothing of it in this browser: presses not sent, choices struck out.
document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-forget]")) return;
  for (const key of Object.keys(localStorage)) if (key.startsWith("press ")) localStorage.removeItem(key);
  sessionStorage.clear();
});
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});

// The language switch keeps the place in the page, and what was typed since the page came. The place
// is the section in view and how far it is scrolled, since the same text is longer in one language.
const KEPT = "place";

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-language-switch]");
  if (!link) return;
  link.search = location.search;
  link.hash = location.hash;
  const section = [...document.querySelectorAll("main section[id]")].findLast((each) => each.getBoundingClientRect().top <= 1);
  if (!section) return;
  const box = section.getBoundingClientRect();
  sessionStorage.setItem(KEPT, JSON.stringify({ id: section.id, share: -box.top / box.height }));
});
const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
sessionStorage.removeItem(KEPT);
const section = kept && document.getElementById(kept.id);
if (section) {
  const box = section.getBoundingClientRect();
  scrollTo({ top: scrollY + box.top + kept.share * box.height, behavior: "instant" });
}

// One key switches the language in place: T, for translate and for 译文.
document.addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() === "t" && isFree(event)) document.querySelector("[data-language-switch]")?.click();
});

// Whether a single key is meant for the page: nobody is typing, and single keys are not switched off.
function isFree(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || localStorage.getItem("keys") === "off") return false;
  return !event.target.closest("input:not([type=radio], [type=checkbox]), textarea, select, dialog, [contenteditable]");
}

// "/" goes to the search, unless the reader is typing or has switched single keys off.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || !isFree(event)) return;
  event.preventDefault();
  const field = document.getElementById("q");
  if (field) field.select();
  else document.querySelector("[data-search]").click();
});
