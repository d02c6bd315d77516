/** What stands under a heading, as a page shows it: paragraphs, lists, simple tables. Only letters, never markup. */

export type Block = { kind: 'paragraph'; lines: string[] } | { kind: 'list'; items: string[] } | { kind: 'table'; rows: string[][] };

const bullet = /^[\s　]*[-*・•●○◯▪][\s　]*(?=\S)/u;
const bar = /^\s*\|.*\|\s*$/;
const rule = /^\s*\|(?:\s*:?-{2,}:?\s*\|)+\s*$/;
const columnsMax = 30;

function isRow(line: string): boolean {
  return bar.test(line) || line.trim().includes('\t');
}

function cellsOf(line: string): string[] {
  const cells = bar.test(line) ? line.trim().slice(1, -1).split('|') : line.split('\t');
  const kept = cells.map((cell) => cell.trim());
  return kept.length > columnsMax ? [...kept.slice(0, columnsMax - 1), kept.slice(columnsMax - 1).join(' ')] : kept;
}

function kindOf(lines: string[], at: number): 'table' | 'list' | 'blank' | 'paragraph' {
  const line = lines[at]!;
  if (line.trim() === '') return 'blank';
  // One row alone is a line that happens to have a tab in it.
  if (isRow(line) && ((lines[at + 1] !== undefined && isRow(lines[at + 1]!)) || (at > 0 && isRow(lines[at - 1]!)))) return 'table';
  // `- 3 -` and `-5` are numbers, `---` is a line; `- 10年後` is an item.
  return bullet.test(line) && !/^\s*[-*](?:[-*\d]|\s+[-*]|\s+\d+\s*[-*]?\s*$|\s*$)/.test(line) ? 'list' : 'paragraph';
}

export function blocksOf(body: string): Block[] {
  const lines = body.split('\n');
  const blocks: Block[] = [];
  let before: string | null = null;
  for (const [at, line] of lines.entries()) {
    const kind = kindOf(lines, at);
    const block = blocks.at(-1);
    const goesOn = kind === before;
    before = kind;
    if (kind === 'paragraph') {
      if (goesOn && block?.kind === 'paragraph') block.lines.push(line.trim());
      else blocks.push({ kind, lines: [line.trim()] });
    } else if (kind === 'list') {
      const item = line.replace(bullet, '').trim();
      if (goesOn && block?.kind === 'list') block.items.push(item);
      else blocks.push({ kind, items: [item] });
    } else if (kind === 'table' && !rule.test(line)) {
      if (goesOn && block?.kind === 'table') block.rows.push(cellsOf(line));
      else blocks.push({ kind, rows: [cellsOf(line)] });
    }
  }
  return blocks.map((block) => (block.kind === 'table' ? { ...block, rows: evened(block.rows) } : block));
}

/** A cell in every column of every row. */
function evened(rows: string[][]): string[][] {
  const columns = Math.max(...rows.map((row) => row.length));
  return rows.map((row) => [...row, ...Array<string>(columns - row.length).fill('')]);
}

/** The same as plain lines, for comparing: bars of tables and signs of lists as a reader sees them. */
export function shownText(body: string): string {
  return blocksOf(body)
    .map((block) => (block.kind === 'paragraph' ? block.lines.join('\n') : block.kind === 'list' ? block.items.map((item) => `・${item}`).join('\n') : block.rows.map((row) => row.join(' ｜ ')).join('\n')))
    .join('\n\n');
}
