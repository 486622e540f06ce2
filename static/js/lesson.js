// A table of contents that follows the reader.
const links = new Map([...document.querySelectorAll("[data-toc]")].map((link) => [link.hash.slice(1), link]));
const seen = new IntersectionObserver(
  (entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      for (const [id, link] of links) {
        const here = id === entry.target.id;
        link.classList.toggle("toc__here", here);
        if (here) link.setAttribute("aria-current", "location");
        else link.removeAttribute("aria-current");
      }
    }
  },
  { rootMargin: "-10% 0px -75% 0px" },
);
for (const section of document.querySelectorAll(".section")) seen.observe(section);

// A term or a fact shows its note while the pointer or the focus rests on it; a press keeps it open.
let shown = null;
for (const kind of ["mouseover", "focusin"]) {
  document.addEventListener(kind, (event) => {
    const button = event.target.closest?.("button[popovertarget].term");
    const note = button && document.getElementById(button.getAttribute("popovertarget"));
    if (!note || note.matches(":popover-open") || !note.showPopover) return;
    shown = note;
    note.showPopover({ source: button });
  });
}
for (const kind of ["mouseout", "focusout"]) {
  document.addEventListener(kind, (event) => {
    if (!shown || !event.target.closest?.("button[popovertarget].term")) return;
    if (event.relatedTarget && shown.contains(event.relatedTarget)) return;
    shown.hidePopover();
    shown = null;
  });
}
// The press that follows the pointer's arrival keeps the note open instead of closing it.
document.addEventListener("click", (event) => {
  const button = event.target.closest("button[popovertarget].term");
  if (!button || !shown || shown.id !== button.getAttribute("popovertarget")) return;
  event.preventDefault();
  shown = null;
});
