/** Pieces of the document that holds the figures. */

const number = new Intl.NumberFormat('en');
export const figure = (value: number) => number.format(value);

export function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

export interface Goal {
  what: string;
  goal: string;
  got: string;
  met: boolean;
}
