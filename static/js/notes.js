// A fact or a term opens its note on the spot, where without this file it leads to its page. A term
// also shows it while the pointer or the focus rests there; a press keeps it open.
let resting = null;

function noteOf(event, kind = "") {
  const link = event.target.closest?.(`a[data-note]${kind}`);
  return { link, note: link && document.getElementById(link.dataset.note) };
}
function open(link, note) {
  if (!note.matches(":popover-open")) note.showPopover({ source: link });
}

document.addEventListener("click", (event) => {
  const { link, note } = noteOf(event);
  if (!note || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  resting = null;
  open(link, note);
  if (event.detail === 0) note.focus(); // by keyboard: the note is what is read next
});
for (const kind of ["mouseover", "focusin"]) {
  document.addEventListener(kind, (event) => {
    const { link, note } = noteOf(event, ".term");
    if (!note || note.matches(":popover-open")) return;
    // The focus that comes back from a note that was closed does not open it again.
    if (event.relatedTarget?.closest?.(".note")) return;
    resting = note;
    open(link, note);
  });
}
for (const kind of ["mouseout", "focusout"]) {
  document.addEventListener(kind, (event) => {
    if (!resting || !noteOf(event, ".term").note) return;
    if (event.relatedTarget && resting.contains(event.relatedTarget)) return;
    resting.hidePopover();
    resting = null;
  });
}
