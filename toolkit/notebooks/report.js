"use strict";
// Sorting by a click or the Enter key on a column's heading; a row keeps the sentences folded under it.
for (const table of document.querySelectorAll("table.tk-table")) {
  const body = table.tBodies[0];
  const headings = [...table.tHead.rows[0].cells];
  if (body.rows.length < 3) continue;
  headings.forEach((heading, column) => {
    heading.setAttribute("aria-sort", "none");
    heading.tabIndex = 0;
    heading.title = "Sort by this column";
    const sort = () => {
      const wasDescending = heading.getAttribute("aria-sort") === "descending";
      const figures = heading.matches(".tk-figure, .tk-day");
      // Figures start with the largest, words with the first.
      const descending = heading.getAttribute("aria-sort") === "none" ? figures : !wasDescending;
      headings.forEach((other) => other.setAttribute("aria-sort", "none"));
      heading.setAttribute("aria-sort", descending ? "descending" : "ascending");
      const groups = [];
      for (const row of body.rows) {
        if (row.classList.contains("tk-behind")) groups[groups.length - 1].push(row);
        else groups.push([row]);
      }
      const key = ([row]) => {
        const cell = row.cells[column];
        if (figures) return cell.dataset.value === undefined ? null : Number(cell.dataset.value);
        const text = cell.textContent.trim();
        return text === "–" ? null : text;
      };
      const keyed = groups.map((rows) => ({ rows, key: key(rows) }));
      keyed.sort((a, b) => {
        if (a.key === null || b.key === null) return (a.key === null) - (b.key === null); // missing ones stay last
        const order = figures ? a.key - b.key : a.key.localeCompare(b.key);
        return descending ? -order : order;
      });
      body.append(...keyed.flatMap((entry) => entry.rows));
    };
    heading.addEventListener("click", sort);
    heading.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") { event.preventDefault(); sort(); }
    });
  });
}
// Folded sentences belong on paper.
const opened = [];
window.addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll("details:not([open])")) { details.open = true; opened.push(details); }
});
window.addEventListener("afterprint", () => {
  for (const details of opened.splice(0)) details.open = false;
});
