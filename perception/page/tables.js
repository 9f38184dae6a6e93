// Which column header stands over a cell, and which words stand before it in its row.

function cellWords(cells) {
  return listOf(cells).flatMap((cell) => Array(cell.colSpan || 1).fill(tidy(textInside(cell)).slice(0, NAME_LIMIT)));
}

// The words of the header row, one a column.
function headersOf(table) {
  const header = table.querySelector('th:not([scope=row]), [role=columnheader]');
  const row = header?.closest('tr, [role=row]');
  if (!row || header.closest('table, [role=table], [role=grid], [role=treegrid]') !== table) return [];
  const last = row.parentElement.tagName === 'THEAD' ? row.parentElement.lastElementChild : row;
  const cells = last.querySelectorAll(':scope > th, :scope > td, :scope > [role=columnheader]');
  const heads = last.querySelectorAll(':scope > th, :scope > [role=columnheader]');
  return heads.length > 1 || heads.length === cells.length ? cellWords(cells) : [];
}

// Counts the columns of a table row by row, past cells that reach over several.
class Columns {
  constructor(table) {
    this.headers = headersOf(table);
    this.reach = [];
    this.next = 0;
    this.before = ''; // the words of the last cell of this row that holds no control
  }

  startRow() {
    this.next = 0;
    this.before = '';
    this.reach = this.reach.map((rows) => Math.max(0, (rows || 0) - 1));
  }

  say(words) {
    if (words.length <= LABEL_LIMIT) this.before = words;
  }

  // The header of the cell that comes now.
  take(cell) {
    while (this.reach[this.next] > 0) this.next += 1;
    const column = Number(cell.getAttribute('aria-colindex')) - 1;
    const first = column >= 0 ? column : this.next;
    const width = cell.colSpan || 1;
    if (cell.rowSpan > 1) for (let at = first; at < first + width; at += 1) this.reach[at] = cell.rowSpan;
    this.next = first + width;
    return this.headers[first] || '';
  }
}
