/** Damaged copies of a file for tests, the same on every call. */

/** Numbers below `limit` from a seed, so that every run makes the same mutants (mulberry32). */
function random(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

type Below = (limit: number) => number;

function onLines(change: (lines: string[], below: Below) => void): Damage {
  return (bytes, below) => {
    const lines = bytes.toString('utf8').split('\n');
    change(lines, below);
    return Buffer.from(lines.join('\n'));
  };
}

/** What nobody prints, and what a database would choke on. */
const absurd = [
  '9'.repeat(14), '9'.repeat(30), '△92,233,720,368,548', '重点;'.repeat(1_500), Array.from({ length: 1_200 }, (_, index) => `部${index}/課`).join(';'), '１-１;'.repeat(1_100),
  'あ'.repeat(30_000), '\ufdfa'.repeat(450), '\u0000', '\ud83d', '新規/重点', '実施/a/b/c', '0000年度', '=1+1', '"', "');drop table plan.listing;--",
];

type Damage = (bytes: Buffer, below: Below) => Buffer;

function damagesOf(separator: string): Record<string, Damage> {
  const onCells = (change: (cells: string[], below: Below) => void): Damage =>
    onLines((lines, below) => {
      const at = below(lines.length);
      const cells = lines[at]!.split(separator);
      change(cells, below);
      lines[at] = cells.join(separator);
    });
  return {
    'bytes flipped': (bytes, below) => {
      const damaged = Buffer.from(bytes);
      for (let count = 1 + below(4); count > 0; count -= 1) damaged[below(damaged.length)]! ^= 1 << below(8);
      return damaged;
    },
    'a cell pushed in': onCells((cells, below) => void cells.splice(below(cells.length + 1), 0, ['', '7', '重点', '***'][below(4)]!)),
    'a cell lost': onCells((cells, below) => void cells.splice(below(cells.length), 1)),
    'a cell made absurd': onCells((cells, below) => void (cells[below(cells.length)] = absurd[below(absurd.length)]!)),
    'cells swapped': onCells((cells, below) => {
      const [a, b] = [below(cells.length), below(cells.length)];
      [cells[a], cells[b]] = [cells[b]!, cells[a]!];
    }),
    'a column dropped': onLines((lines, below) => {
      const column = below(6);
      lines.forEach((line, at) => (lines[at] = line.split(separator).toSpliced(column, 1).join(separator)));
    }),
    'lines swapped': onLines((lines, below) => {
      const [a, b] = [below(lines.length), below(lines.length)];
      [lines[a], lines[b]] = [lines[b]!, lines[a]!];
    }),
    'a line doubled': onLines((lines, below) => {
      const at = below(lines.length);
      lines.splice(at, 0, lines[at]!);
    }),
    'a line lost': onLines((lines, below) => void lines.splice(below(lines.length), 1)),
    'cut off': (bytes, below) => bytes.subarray(0, 1 + below(bytes.length - 1)),
    'line ends of Windows': (bytes) => Buffer.from(bytes.toString('utf8').replaceAll('\n', '\r\n')),
    'tabs as spaces': onLines((lines, below) => {
      const at = below(lines.length);
      lines[at] = lines[at]!.replaceAll('\t', ' '.repeat(1 + below(4)));
    }),
    'spaces as tabs': onLines((lines, below) => {
      const at = below(lines.length);
      lines[at] = lines[at]!.replaceAll(' ', '\t');
    }),
  };
}

export interface Mutant {
  number: number;
  /** What happened to it. */
  name: string;
  bytes: Buffer;
}

/** `count` damaged copies; some suffer twice. `separator`: what parts the cells of a line. */
export function* mutants(original: Buffer, count: number, separator = '\t'): Generator<Mutant> {
  const below = random(20_121_101);
  const kinds = Object.entries(damagesOf(separator));
  for (let number = 0; number < count; number += 1) {
    const [name, damage] = kinds[number % kinds.length]!;
    let bytes = damage(original, below);
    if (below(4) === 0) bytes = kinds[below(kinds.length)]![1](bytes.length === 0 ? original : bytes, below);
    yield { number, name, bytes };
  }
}
