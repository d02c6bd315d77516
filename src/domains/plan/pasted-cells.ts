/** Cells as a spreadsheet puts them on the clipboard: tabs between cells, lines between rows, quotes round what holds either. */

/** Rows of cells. A cell that begins with a quote ends at the next single one; two stand for one. */
export function readPastedCells(text: string): string[][] {
  const rows: string[][] = [[]];
  const plain = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  let at = 0;
  while (at <= plain.length) {
    const cell = plain[at] === '"' ? quotedCell(plain, at) : null;
    const end = cell?.end ?? nextEnd(plain, at);
    rows.at(-1)!.push(cell?.text ?? plain.slice(at, end));
    if (end >= plain.length) break;
    // The line break at the very end closes the last row and begins none.
    if (plain[end] === '\n') {
      if (end === plain.length - 1) break;
      rows.push([]);
    }
    at = end + 1;
  }
  return rows;
}

function nextEnd(text: string, from: number): number {
  const found = text.slice(from).search(/[\t\n]/);
  return found === -1 ? text.length : from + found;
}

/** Null where the quote is no wrapping: nothing closes it right before a tab, a line break or the end. */
function quotedCell(text: string, from: number): { text: string; end: number } | null {
  let at = from + 1;
  let value = '';
  while (at < text.length) {
    if (text[at] !== '"') value += text[at++];
    else if (text[at + 1] === '"') {
      value += '"';
      at += 2;
    } else {
      const after = text[at + 1];
      return after === undefined || after === '\t' || after === '\n' ? { text: value, end: at + 1 } : null;
    }
  }
  return null;
}
