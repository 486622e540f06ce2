// Cover a column of a comparison table, recall it, and reveal it cell by cell. By mouse and keyboard;
// the table itself says the words, so that they are in the page's language.
for (const table of document.querySelectorAll("table[data-cover]")) {
  const heads = [...table.tHead.rows[0].cells];
  heads.slice(1).forEach((head, index) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "cover";
    button.title = table.dataset.cover;
    button.setAttribute("aria-pressed", "false");
    button.setAttribute("aria-label", `${table.dataset.cover}: ${head.textContent.trim()}`);
    button.addEventListener("click", () => {
      const covered = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", String(covered));
      button.title = covered ? table.dataset.uncover : table.dataset.cover;
      for (const row of table.tBodies[0].rows) {
        if (covered) cover(row.cells[index + 1], table.dataset.reveal);
        else uncover(row.cells[index + 1]);
      }
    });
    head.append(button);
  });
}

function cover(cell, words) {
  if (cell.querySelector(".slip")) return;
  const inner = cell.querySelector(".table__cell");
  inner.hidden = true;
  const slip = document.createElement("button");
  slip.type = "button";
  slip.className = "slip";
  slip.setAttribute("aria-label", words);
  slip.addEventListener("click", () => {
    uncover(cell);
    // The next covered cell below is the next to recall.
    const column = cell.cellIndex;
    let row = cell.parentElement.nextElementSibling;
    while (row && !row.cells[column].querySelector(".slip")) row = row.nextElementSibling;
    if (row) row.cells[column].querySelector(".slip").focus();
    else cell.closest(".table-scroll").focus();
  });
  cell.append(slip);
}

function uncover(cell) {
  cell.querySelector(".slip")?.remove();
  cell.querySelector(".table__cell").hidden = false;
}
