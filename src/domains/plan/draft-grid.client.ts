/** The grid of a draft as a spreadsheet: keys move about, a pasted block fills cells, unsaved cells are marked, saving sends only these. */
import { readPastedCells } from './pasted-cells.ts';

type Cell = HTMLInputElement | HTMLTextAreaElement;

const grid = document.querySelector<HTMLElement>('[data-draft-grid]');
const form = grid?.querySelector('form');
if (grid && form) begin(grid, form);

function begin(grid: HTMLElement, form: HTMLFormElement): void {
  const cells = [...grid.querySelectorAll<Cell>('[data-row]')];
  const status = grid.querySelector('.hk-grid-status');
  const at = new Map(cells.map((cell) => [`${cell.dataset.row} ${cell.dataset.column}`, cell]));
  const near = (cell: Cell, down: number, right: number): Cell | undefined => at.get(`${Number(cell.dataset.row) + down} ${Number(cell.dataset.column) + right}`);
  /** What the server has. */
  const kept = new Map(cells.map((cell) => [cell, cell.value]));
  let leaving = false;

  const mark = (): void => {
    let unsaved = 0;
    for (const cell of cells) {
      const changed = cell.value !== kept.get(cell);
      if (changed) unsaved += 1;
      cell.classList.toggle('hk-cell--unsaved', changed);
    }
    if (status) status.textContent = unsaved === 0 ? '' : `${grid.dataset.unsaved}: ${unsaved}`;
  };

  grid.addEventListener('input', mark);
  grid.addEventListener('keydown', (event) => {
    const cell = event.target as Cell;
    if (!kept.has(cell) || event.isComposing) return;
    const goal = goalOf(event, cell, near);
    if (goal === undefined) return;
    event.preventDefault();
    goal.focus();
    goal.select();
  });
  grid.addEventListener('paste', (event) => {
    const cell = event.target as Cell;
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (!kept.has(cell) || !/[\t\n\r]/.test(text)) return;
    event.preventDefault();
    readPastedCells(text).forEach((row, down) =>
      row.forEach((value, right) => {
        const into = near(cell, down, right);
        if (into) into.value = into instanceof HTMLInputElement ? value.replaceAll('\n', ' ') : value;
      }),
    );
    mark();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void save(cells.filter((cell) => cell.value !== kept.get(cell)));
  });
  window.addEventListener('beforeunload', (event) => {
    if (!leaving && cells.some((cell) => cell.value !== kept.get(cell))) event.preventDefault();
  });
  mark();

  async function save(changed: Cell[]): Promise<void> {
    const sent = changed.map((cell) => ({ cell, value: cell.value, at: placeOf(cell) }));
    const csrf = form!.querySelector<HTMLInputElement>('[name=csrf]')?.value ?? '';
    const reply = await fetch(form!.action, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify({ csrf, at: sent.map(({ at: place }) => place.value), cell: sent.map(({ value }) => value) }),
    }).catch(() => null);
    const saving = reply?.ok ? ((await reply.json()) as { saved: number; conflicts: unknown[]; revisions: Record<string, number> }) : null;
    if (saving === null || saving.conflicts.length > 0) {
      // The page without a script tells what is wrong, and shows both texts where two people wrote.
      leaving = true;
      form!.submit();
      return;
    }
    for (const { cell, value, at: place } of sent) {
      kept.set(cell, value);
      // Only what was sent moves on: where somebody else changed another cell of the row, that must still be seen.
      const [row = '', , field = ''] = place.value.split('.');
      place.value = `${row}.${saving.revisions[row]}.${field}`;
    }
    mark();
    if (status) status.textContent = (grid.dataset.saved ?? '').replace('{n}', String(saving.saved));
  }
}

/** The hidden field right before a cell. */
function placeOf(cell: Cell): HTMLInputElement {
  return cell.previousElementSibling as HTMLInputElement;
}

/** Where a key leads from a cell; undefined where the key belongs to the text. */
function goalOf(event: KeyboardEvent, cell: Cell, near: (cell: Cell, down: number, right: number) => Cell | undefined): Cell | undefined {
  const { key, altKey, shiftKey, ctrlKey, metaKey } = event;
  if (ctrlKey || metaKey) return undefined;
  if (key === 'Enter') {
    if (!altKey) return near(cell, shiftKey ? -1 : 1, 0) ?? cell;
    if (cell instanceof HTMLTextAreaElement) breakLine(cell);
    event.preventDefault();
    return undefined;
  }
  if (altKey || shiftKey) return undefined;
  const [start, end, length] = [cell.selectionStart ?? 0, cell.selectionEnd ?? 0, cell.value.length];
  const whole = start === 0 && end === length;
  const before = cell.value.slice(0, start);
  const after = cell.value.slice(end);
  if (key === 'ArrowUp' && (whole || !before.includes('\n'))) return near(cell, -1, 0);
  if (key === 'ArrowDown' && (whole || !after.includes('\n'))) return near(cell, 1, 0);
  if (key === 'ArrowLeft' && (whole || (start === 0 && end === 0))) return near(cell, 0, -1);
  if (key === 'ArrowRight' && (whole || (start === length && end === length))) return near(cell, 0, 1);
  return undefined;
}

function breakLine(cell: HTMLTextAreaElement): void {
  cell.setRangeText('\n', cell.selectionStart, cell.selectionEnd, 'end');
  cell.dispatchEvent(new Event('input', { bubbles: true }));
}
