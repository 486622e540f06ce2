// Presses of a mock exam that the server has not confirmed, kept in this browser: a lost network, a
// reload and a crash lose none. They are sent again, the oldest first, as soon as a page of the paper
// comes or the network returns; each says when it was made, so that it undoes no later one and counts
// once. What is kept is one entry for each question: the fields of its form, and the times of the
// presses among them (of the answer, how sure, the flag).

const KINDS = ["draft", "sure", "flag"];
const sat = document.getElementById("time-said")?.dataset; // of a paper under way
const REFUSED = [404, 422]; // sent again, it would be refused again
const PAUSE = 3000;

function entryKey(id, number = "") {
  return `press ${id} ${number}`;
}
function keptKeys(start) {
  return Object.keys(localStorage).filter((key) => key.startsWith(start));
}
function dropAll(keys) {
  for (const key of keys) localStorage.removeItem(key);
}
function entryOf(number) {
  return JSON.parse(localStorage.getItem(entryKey(sat.paper, number)) ?? "null");
}
function latest(entry) {
  return Math.max(...KINDS.map((kind) => entry[kind] ?? 0));
}
function unsaved() {
  const entries = keptKeys(entryKey(sat.paper)).map((key) => JSON.parse(localStorage.getItem(key)));
  return entries.sort((one, other) => latest(one) - latest(other));
}
function numberIn(path) {
  return path.match(/(\d+)\/$/)?.[1];
}

// Keep what the form holds from now on.
function keep(form, name) {
  const path = form.getAttribute("action");
  const entry = entryOf(numberIn(path)) ?? {};
  entry.path = path;
  entry[{ confidence: "sure", flagged: "flag" }[name] ?? "draft"] = serverNow();
  const left = ["csrfmiddlewaretoken", "go"];
  entry.fields = [...new FormData(form)].filter(([field]) => !left.includes(field));
  localStorage.setItem(entryKey(sat.paper, numberIn(path)), JSON.stringify(entry));
}

// These presses have arrived; one that was made meanwhile is still to be sent.
function confirmSaved(number, times) {
  const entry = entryOf(number);
  if (!entry) return;
  for (const kind of KINDS) if (entry[kind] <= times[kind]) delete entry[kind];
  const key = entryKey(sat.paper, number);
  if (latest(entry)) localStorage.setItem(key, JSON.stringify(entry));
  else localStorage.removeItem(key);
}

let isFailing = false;
let isLeaving = false; // the time is up: nothing more can be saved
let isSending = false;
let later = 0;

function notSaved() {
  isFailing = true;
  const words = document.querySelector("#sitting [data-unsaved]");
  if (words) words.textContent = words.dataset.unsaved;
  clearTimeout(later);
  later = setTimeout(sendUnsaved, PAUSE);
}

async function sendUnsaved() {
  clearTimeout(later);
  const entries = unsaved();
  if (isSending || !entries.length) return;
  isSending = true;
  let isSaved = true;
  for (const entry of entries) isSaved = isSaved && (await sendEntry(entry));
  isSending = false;
  if (isLeaving) return;
  if (isSaved) await showSaved();
  else notSaved();
}

async function sendEntry(entry) {
  const body = new FormData();
  for (const [name, value] of entry.fields) body.append(name, value);
  for (const [name, time] of Object.entries(timesOf(entry))) body.set(name, time);
  const headers = { "HX-Request": "true", "X-CSRFToken": sat.token };
  let response;
  try {
    response = await fetch(entry.path, { method: "POST", body, headers });
  } catch {
    return false;
  }
  if (!response.ok && !REFUSED.includes(response.status)) return false;
  confirmSaved(numberIn(entry.path), entry);
  const away = response.headers.get("HX-Redirect");
  if (away && !isLeaving) {
    isLeaving = true; // the paper is closed
    dropAll(keptKeys(entryKey(sat.paper)));
    location.replace(away);
  }
  return true;
}
function timesOf(entry) {
  return { pressed: entry.draft ?? "", sure_pressed: entry.sure ?? "", flag_pressed: entry.flag ?? "" };
}

// Show what stands on the server now, the focus kept where it was.
async function showSaved() {
  isFailing = false;
  if (!document.getElementById("sitting")) return location.reload();
  if (unsaved().length) return sendUnsaved();
  const { name, value } = document.activeElement;
  const context = { target: "#sitting", select: "#sitting", swap: "outerHTML show:none settle:0ms" };
  await window.htmx.ajax("GET", location.pathname, context);
  const twin = [...document.querySelectorAll("#sitting :is(input, button)")].find(
    (each) => name && each.name === name && each.value === value,
  );
  twin?.focus();
}

const closedPaper = document.getElementById("paper-closed");
if (closedPaper) dropAll(keptKeys(entryKey(closedPaper.dataset.paper)));
if (sat) {
  // One paper is sat at a time: what is kept of another belongs to one that is closed.
  dropAll(keptKeys("press ").filter((key) => !key.startsWith(entryKey(sat.paper))));
  const formAt = (event) => event.target.closest?.("#sitting form");
  document.addEventListener("change", (event) => formAt(event) && keep(formAt(event), event.target.name), true);
  document.addEventListener("htmx:configRequest", (event) => {
    const form = formAt(event);
    if (!form) return;
    const entry = entryOf(numberIn(form.getAttribute("action"))) ?? {};
    Object.assign(event.detail.parameters, timesOf(entry));
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    const { successful, requestConfig } = event.detail;
    if (!successful || requestConfig.verb !== "post") return;
    const { pressed, sure_pressed, flag_pressed } = requestConfig.parameters;
    const times = { draft: Number(pressed), sure: Number(sure_pressed), flag: Number(flag_pressed) };
    confirmSaved(numberIn(requestConfig.path), times);
    if (!unsaved().length) isFailing = false;
  });
  document.addEventListener("htmx:sendError", (event) => formAt(event) && notSaved());
  document.addEventListener("htmx:responseError", (event) => formAt(event) && notSaved());
  window.addEventListener("online", sendUnsaved);
  // A press on its way, as every press is for a moment, is no reason to hold anybody back.
  window.addEventListener("beforeunload", (event) => {
    const isOld = (entry) => serverNow() - latest(entry) > 1000;
    if (!isLeaving && unsaved().some((entry) => isFailing || isOld(entry))) event.preventDefault();
  });
  document.addEventListener("DOMContentLoaded", sendUnsaved);
}
