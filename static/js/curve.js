// Drawing a load curve with a finger or a mouse. Its arrows and its numbers do the same without.

let drawing = null;

document.addEventListener("pointerdown", (event) => {
  const bar = event.target.closest(".curve__bar");
  if (!bar) return;
  drawing = bar.closest("[data-curve]");
  event.preventDefault();
  draw(event);
});
document.addEventListener("pointermove", (event) => {
  if (drawing) draw(event);
});
document.addEventListener("pointerup", finish);
document.addEventListener("pointercancel", finish);

// Set the hour under the pointer to the height of the pointer.
function draw(event) {
  const bars = [...drawing.querySelectorAll(".curve__bar")];
  const bar = bars.find((each) => {
    const box = each.getBoundingClientRect();
    return box.left <= event.clientX && event.clientX < box.right;
  });
  if (!bar) return;
  const box = bar.getBoundingClientRect();
  const share = Math.min(1, Math.max(0, (box.bottom - event.clientY) / box.height));
  const load = Math.round(share * Number(drawing.dataset.highest));
  const field = document.getElementById(drawing.dataset.curve);
  const loads = [...drawing.querySelectorAll(".curve__load")].map((each) => each.textContent);
  loads[bars.indexOf(bar)] = load;
  field.value = loads.join(",");
  bar.parentElement.querySelector(".curve__load").textContent = load;
  const height = Math.min(99, 100 * share); // room for its edge
  bar.firstElementChild.setAttribute("y", 100 - height);
  bar.firstElementChild.setAttribute("height", height);
}

// The form answers when the pointer is lifted.
function finish() {
  if (!drawing) return;
  const field = document.getElementById(drawing.dataset.curve);
  drawing = null;
  field.dispatchEvent(new Event("change", { bubbles: true }));
}
