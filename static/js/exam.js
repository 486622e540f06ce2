// The clock of a mock exam. The server decides what counts; without this file the minutes left stand
// on the page, and Next, Previous and Save keep what was chosen. Presses are kept by presses.js.

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

// The moment it is now, by the server's clock.
function serverNow() {
  return Date.now() + knownOffset();
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
  if (left === 0 && navigator.onLine) {
    isLeaving = true;
    location.replace(said.dataset.result);
  }
}
tick();
setInterval(tick, 1000);

// The language switch leads to the question that is on the page now.
document.addEventListener("htmx:afterSettle", () => {
  tick();
  const number = location.pathname.match(/\d+\/$/);
  for (const link of number ? document.querySelectorAll("[data-language-switch]") : []) {
    link.pathname = link.pathname.replace(/\d+\/$/, number[0]);
  }
});
