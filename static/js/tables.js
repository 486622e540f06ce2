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
    button.setAttribute("aria-label", `${table.dataset.cover}: ${words(head)}`);
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

// What a head says, without the sign of what is known of its column.
function words(head) {
  const bare = head.cloneNode(true);
  bare.querySelector(".known")?.remove();
  return bare.textContent.trim();
}

function cover(cell, reveal) {
  if (cell.querySelector(".slip")) return;
  const inner = cell.querySelector(".table__cell");
  inner.hidden = true;
  const slip = document.createElement("button");
  slip.type = "button";
  slip.className = "slip";
  slip.setAttribute("aria-label", reveal);
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

// Sort by a column of numbers: the head becomes a button. Pressed again, it turns the order round.
for (const table of document.querySelectorAll("table[data-sort]")) {
  for (const head of table.tHead.rows[0].querySelectorAll("th.end")) {
    const column = head.cellIndex;
    const amounts = [...table.tBodies[0].rows].map((row) => amount(row.cells[column]));
    if (amounts.filter(Number.isFinite).length < 2) continue;
    const cover = head.querySelector(".cover");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.title = table.dataset.sort;
    button.append(...[...head.childNodes].filter((node) => node !== cover));
    head.prepend(button);
    button.addEventListener("click", () => {
      const up = head.getAttribute("aria-sort") !== "ascending";
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      const rows = [...table.tBodies[0].rows];
      // What is no number stands last in either order.
      const rank = (row) => {
        const value = amount(row.cells[column]);
        return Number.isFinite(value) ? (up ? value : -value) : Infinity;
      };
      table.tBodies[0].append(...rows.sort((one, other) => rank(one) - rank(other)));
    });
  }
}

function amount(cell) {
  const [number] = cell.querySelector(".table__cell").textContent.replaceAll(",", "").match(/-?\d+(\.\d+)?/) ?? [];
  return number === undefined ? NaN : Number(number);
}

// Markdown goes to the clipboard at once; without this file, or without leave, the link opens it.
document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-copy]");
  if (!link || !navigator.clipboard || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  try {
    const response = await fetch(link.href);
    await navigator.clipboard.writeText(await response.text());
    link.textContent = `Markdown (${link.dataset.copy})`;
  } catch {
    location.assign(link.href);
  }
});
