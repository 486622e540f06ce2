// The clock of a mock exam, and presses that the network lost. The server decides what counts; without
// this file the minutes left stand on the page, and Next, Previous and Save keep what was chosen.

const said = document.getElementById("time-said");
const paper = said.dataset.paper;
let deadline = 0; // by this machine's clock, which goes on while it sleeps
let announced = Infinity;

// Take the time from what the server has just sent.
function readClock() {
  const time = document.querySelector("#clock [data-left]");
  if (!time || time.dataset.read) return;
  time.dataset.read = "yes";
  deadline = Date.now() + Number(time.dataset.left) * 1000;
  learnOffset(Number(time.dataset.now) - Date.now());
}

// What to add to this machine's clock to get the server's. A page that came slowly finds too little,
// so the most that was found is nearest; tabs share it, so that their presses stand in one order.
function learnOffset(found) {
  localStorage.setItem("exam-clock", JSON.stringify({ paper, offset: Math.max(found, knownOffset()) }));
}
function knownOffset() {
  const known = JSON.parse(localStorage.getItem("exam-clock") ?? "{}");
  return known.paper === paper ? known.offset : -Infinity;
}

function two(number) {
  return String(number).padStart(2, "0");
}

function tick() {
  readClock();
  const time = document.querySelector("#clock [data-left]");
  if (!time) return;
  const left = Math.max(0, Math.ceil((deadline - Date.now()) / 1000));
  const [hours, minutes, seconds] = [Math.floor(left / 3600), Math.floor((left % 3600) / 60), left % 60];
  time.textContent = hours ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
  time.closest("#clock").classList.toggle("clock--short", left <= 300);
  for (const mark of [600, 300, 60]) {
    if (left <= mark && announced > mark) {
      if (announced !== Infinity) said.textContent = said.dataset[mark];
      announced = mark;
    }
  }
  if (announced === Infinity) announced = left + 1;
  // The server closes the paper, or knows better and shows what is left.
  if (left === 0 && navigator.onLine) location.replace(said.dataset.result);
}
tick();
setInterval(tick, 1000);

// Each press says when it was made, by the server's clock: one that comes late undoes no later one.
document.addEventListener("htmx:configRequest", (event) => {
  if (event.target.closest("#sitting")) event.detail.parameters.pressed = String(Date.now() + knownOffset());
});

// A press that the network lost is sent again until it arrives; the form still holds it.
let waiting = 0;
function retry(event) {
  const form = event.target.closest("#sitting form");
  if (!form) return;
  const words = form.querySelector("[data-unsaved]");
  if (words) words.textContent = words.dataset.unsaved;
  clearTimeout(waiting);
  waiting = setTimeout(sendAgain, 3000);
}
function sendAgain() {
  clearTimeout(waiting);
  if (waiting) window.htmx.trigger("#sitting [data-autosave]", "retry");
  waiting = 0;
}
document.addEventListener("htmx:sendError", retry);
document.addEventListener("htmx:responseError", retry);
window.addEventListener("online", sendAgain);

// The language switch leads to the question that is on the page now.
document.addEventListener("htmx:afterSettle", () => {
  tick();
  const number = location.pathname.match(/\d+\/$/);
  for (const link of number ? document.querySelectorAll("[data-language-switch]") : []) {
    link.pathname = link.pathname.replace(/\d+\/$/, number[0]);
  }
});
