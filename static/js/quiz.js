// Questions by keyboard, and the focus kept where the reader is. Every form works without this file.

// Which question single keys speak to: the one that has the focus, or else the one in view.
function current() {
  const held = document.activeElement?.closest?.("[data-question]");
  if (held) return held;
  const middle = window.innerHeight / 2;
  return [...document.querySelectorAll("[data-question]")].find((question) => {
    const box = question.getBoundingClientRect();
    return box.top < middle && box.bottom > 0;
  });
}

let striking = false;
document.addEventListener("keydown", (event) => {
  if (event.isComposing || (event.key !== "Enter" && !isFree(event))) return;
  if (event.target.closest("textarea, select, dialog, input:not([type=radio], [type=checkbox])")) return;
  const question = current();
  const key = event.key.toLowerCase();
  if (key === "enter") {
    // A link or a button under the focus keeps its own Enter.
    if (!question || event.target.closest("a, button, summary, [role=region]")) return;
    press(event, question.querySelector("[data-next]") ?? question.querySelector('[data-key="e"]'));
  } else if (/^[1-9]$/.test(key)) {
    const what = striking ? "[data-strike]" : ".choice__label input";
    press(event, question?.querySelectorAll(what)[Number(key) - 1], !striking);
    striking = false;
  } else if (key === "x") {
    striking = true; // the number that follows is struck out
  } else if (["q", "w", "e", "u", "l", "f", "n", "p", "?"].includes(key)) {
    press(event, question?.querySelector(`[data-key="${key}"]`) ?? document.querySelector(`[data-key="${key}"]:is([data-opens], [data-anywhere])`));
  }
});

function press(event, element, focus = false) {
  if (!element) return;
  event.preventDefault();
  if (focus) element.focus();
  element.click();
}

// A choice may be struck out while thinking; it can still be chosen, and nothing of it is sent. This
// tab keeps what is struck out by the id of the answer: a reload and the other language find it again.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-strike]");
  if (!button) return;
  strike(button, button.getAttribute("aria-pressed") !== "true");
  const answer = button.dataset.strike;
  const pressed = document.querySelectorAll(`[data-strike="${answer}"][aria-pressed="true"]`);
  sessionStorage.setItem(`struck ${answer}`, JSON.stringify([...pressed].map(struckPart)));
});
function struckPart(button) {
  return button.closest(".choice").querySelector("input").value;
}
function strike(button, struck) {
  button.setAttribute("aria-pressed", String(struck));
  button.closest(".choice").classList.toggle("choice--struck", struck);
}
function offerStrikes(root) {
  for (const button of root.querySelectorAll("[data-strike]")) {
    const kept = JSON.parse(sessionStorage.getItem(`struck ${button.dataset.strike}`) ?? "[]");
    button.hidden = false;
    strike(button, kept.includes(struckPart(button)));
  }
}
offerStrikes(document);

// How long the answer took, as the reader's own clock has it.
const begun = new WeakMap();
function begin(question) {
  begun.set(question, performance.now());
}
for (const question of document.querySelectorAll("[data-question]")) begin(question);
function measure(form) {
  const field = form?.querySelector?.("[data-milliseconds]");
  if (field) field.value = Math.round(performance.now() - begun.get(form.closest("[data-question]")));
}
document.addEventListener("htmx:configRequest", (event) => {
  const form = event.target.closest("form");
  measure(form);
  const field = form?.querySelector("[data-milliseconds]");
  if (field) event.detail.parameters.milliseconds = field.value;
});
document.addEventListener("submit", (event) => measure(event.target), true);

// What has just been swapped in gets the focus, so that it is read out; the page does not jump.
document.addEventListener("htmx:afterSettle", (event) => {
  const shown = event.detail.elt;
  offerStrikes(document);
  for (const question of shown.querySelectorAll?.("[data-question]") ?? []) begin(question);
  if (shown.matches?.("[data-question]")) begin(shown);
  const target = shown.querySelector?.("[data-focus]");
  if (!target || !shown.matches(".question, #review")) return;
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: "nearest" });
});

// The list of keys, and the switch that turns single keys off for those who would press them unawares.
const keys = document.getElementById("keys");
document.querySelector("[data-opens]")?.addEventListener("click", () => keys.showModal());
const on = document.querySelector("[data-keys-on]");
if (on) {
  on.checked = localStorage.getItem("keys") !== "off";
  on.addEventListener("change", () => localStorage.setItem("keys", on.checked ? "on" : "off"));
}
