/**
 * Rows of a published result → replies with the opinions that they answer. Every row is accounted for: what became of it, or why
 * it was left out. A reply reaches down over rows that have none of their own, as merged cells do and as spreadsheets keep them.
 */
import type { Sentence } from '#platform/http';
import { cleanText, type Grid, type GridCell, type GridRow, plainWord } from './past-grid.ts';
import { type ColumnKind, type Head, headAgain } from './past-head.ts';
import { sentence } from './text.ts';

export interface PastUnit {
  text: string;
  /** How many opinions the row stands for. */
  same: number;
  line: number;
}

export interface PastReply {
  /** Empty where the table has none. */
  item: string;
  /** The city's word of the column 対応区分; null where there is none. */
  outcome: string | null;
  text: string;
  units: PastUnit[];
}

/** `reply`: a new reply with its first opinion; `opinion`: one more to the reply above; `joined`: more text of the row above. */
export type RowUse = 'reply' | 'opinion' | 'joined' | 'heading' | 'head' | 'total' | 'blank' | 'refused';

export interface UsedRow {
  line: number;
  use: RowUse;
  /** Number of the reply that it went to, from 1. */
  reply: number | null;
  notes: Sentence[];
  /** The row as it stands, shortened. */
  said: string;
}

export interface PastResult {
  replies: PastReply[];
  rows: UsedRow[];
  /** Opinions in all, by their numbers. */
  opinions: number;
  /** Sums printed in the table that differ from its rows. */
  differences: Sentence[];
}

export const sameMax = 1_000_000;

const totalWords = /^(合計|総計|小計|計|総数|総件数|合計件数|意見総数)([:(].*)?$/;
const dittos = /^(同上|同右|同左|同前|々|〃|上に同じ|上記に同じ|上記と同じ|上記のとおり|上と同じ)[。.]?$/;
const sameAsNumber = /^(?:上記)?(?:no\.?|№|番号|意見)?(\d{1,6})番?(?:の回答|への回答)?(?:と|に)(?:同じ|同様)(?:です)?[。.]?$/;
/** What stands for an empty cell. */
const dash = /^[-‐‑–—―−ー－]$/;

export function isDitto(text: string): boolean {
  return dittos.test(plainWord(text)) || sameAsNumber.test(plainWord(text));
}

export function readPastRows(grid: Grid, head: Pick<Head, 'columns' | 'lines'>): PastResult {
  const reading = new RowReading(head, headAgain(grid, head));
  for (const row of grid.rows) reading.take(row);
  reading.shareCounts();
  const { replies, rows, differences } = reading;
  return { replies, rows, differences, opinions: replies.flatMap(({ units }) => units).reduce((sum, { same }) => sum + same, 0) };
}

class RowReading {
  readonly replies: PastReply[] = [];
  readonly rows: UsedRow[] = [];
  readonly differences: Sentence[] = [];
  private item = '';
  private unit: PastUnit | null = null;
  private replyOfNumber = new Map<string, number>();
  /** Units that share one merged number, the first with what was printed. */
  private shared: PastUnit[] = [];
  private readonly shares: PastUnit[][] = [];
  private sinceSubtotal: PastUnit[] = [];

  private readonly head: Pick<Head, 'columns' | 'lines'>;
  private readonly isHeadAgain: (row: GridRow) => boolean;

  constructor(head: Pick<Head, 'columns' | 'lines'>, isHeadAgain: (row: GridRow) => boolean) {
    this.head = head;
    this.isHeadAgain = isHeadAgain;
  }

  take(row: GridRow): void {
    const used: UsedRow = { line: row.line, use: 'blank', reply: null, notes: [], said: row.cells.map(({ text }) => text.replace(/\s+/g, ' ').trim()).filter(Boolean).join(' ／ ').slice(0, 160) };
    this.rows.push(used);
    if (this.head.lines.includes(row.line) || this.isHeadAgain(row)) used.use = 'head';
    else if (used.said === '') used.use = 'blank';
    else if (this.isTotal(row)) this.takeTotal(row, used);
    else if (this.isHeading(row)) this.takeHeading(row, used);
    else this.takeOpinion(row, used);
  }

  private cell(row: GridRow, kind: ColumnKind): GridCell | null {
    const at = this.head.columns.indexOf(kind);
    return at === -1 ? null : (row.cells[at] ?? null);
  }

  private text(row: GridRow, kind: ColumnKind): string {
    return cleanText(this.cell(row, kind)?.text ?? '');
  }

  private isTotal(row: GridRow): boolean {
    const first = row.cells.find(({ text }) => text.trim() !== '');
    return first !== undefined && totalWords.test(plainWord(first.text)) && this.text(row, 'reply') === '' && [...this.text(row, 'opinion')].length < 12;
  }

  /** What the table adds up to, against what its rows add up to. */
  private takeTotal(row: GridRow, used: UsedRow): void {
    used.use = 'total';
    const numbers = row.cells.map(({ text }) => countOf(text)).filter((count) => count !== null);
    const printed = countOf(this.text(row, 'count')) ?? numbers.at(-1) ?? countOf(used.said.replace(/^[^0-9０-９]*/, ''));
    const isSubtotal = used.said.startsWith('小計');
    this.closeShare();
    const units = isSubtotal ? this.sinceSubtotal : this.replies.flatMap((reply) => reply.units);
    this.sinceSubtotal = [];
    if (printed === null || printed === undefined) return;
    for (const shared of this.shares.splice(0)) share(shared);
    const found = units.reduce((sum, { same }) => sum + same, 0);
    if (found === printed) return;
    const note = sentence((words) => words.past.note.difference(row.line, printed, found));
    used.notes.push(note);
    this.differences.push(note);
  }

  /** A line over the rows that follow: one text, over all columns or in the first, with neither opinion nor reply beside it. */
  private isHeading(row: GridRow): boolean {
    const filled = row.cells.filter(({ text }) => text.trim() !== '');
    const [first] = row.cells;
    if (filled.length !== 1 || first === undefined || first.text.trim() === '') return false;
    const isAcross = row.cells.length > 1 && row.cells.slice(1).every(({ merged }) => merged === 'left');
    const kind = this.head.columns[0];
    return isAcross || ((kind === 'item' || kind === null) && (this.cell(row, 'opinion')?.merged ?? null) === null);
  }

  private takeHeading(row: GridRow, used: UsedRow): void {
    used.use = 'heading';
    this.item = cleanText(row.cells[0]!.text);
    // The reply above does not reach into the next part.
    this.unit = null;
  }

  private takeOpinion(row: GridRow, used: UsedRow): void {
    const item = this.text(row, 'item');
    const said = this.text(row, 'opinion');
    const reply = this.text(row, 'reply');
    if (item !== '' && !isDitto(item)) this.item = dash.test(item) ? '' : item;
    const opinion = said !== '' && isDitto(said) ? (this.unit?.text ?? '') : said;
    if (opinion === '' || dash.test(opinion)) return this.takeContinued(reply, used);
    const last = this.replies.length;
    const to = this.replyFor(row, reply, used);
    if (to === null) {
      used.use = 'refused';
      used.notes.push(sentence((words) => words.past.note.noReply));
      this.unit = null;
      return;
    }
    used.use = to > last ? 'reply' : 'opinion';
    used.reply = to;
    const unit: PastUnit = { text: opinion, same: 1, line: row.line };
    this.replies[to - 1]!.units.push(unit);
    this.sinceSubtotal.push(unit);
    this.unit = unit;
    this.count(row, unit, used);
    const number = this.text(row, 'number');
    if (number !== '') this.replyOfNumber.set(numberKey(number), to);
  }

  /** Number of the reply to which the row's opinion goes; a new one where the row says its own. Null where there is none to go to. */
  private replyFor(row: GridRow, reply: string, used: UsedRow): number | null {
    const outcome = this.text(row, 'outcome');
    if (reply !== '' && !dash.test(reply)) {
      const known = this.replyOfNumber.get(sameAsNumber.exec(plainWord(reply))?.[1] ?? '');
      if (known !== undefined) return known;
      if (!isDitto(reply)) return this.replies.push({ item: this.item, outcome: outcome === '' || dash.test(outcome) ? null : outcome, text: reply, units: [] });
    }
    const isMerged = this.cell(row, 'reply')?.merged === 'above';
    // A reply on one part of the plan is none on the next, unless the city says so by a merged cell or by 同上.
    const isOtherPart = reply === '' && !isMerged && this.replies.at(-1)?.item !== this.item;
    if (this.unit === null || isOtherPart) return null;
    if (!isMerged && reply === '') used.notes.push(sentence((words) => words.past.note.replyAbove));
    return this.replies.length;
  }

  /** A row without an opinion says more of the reply above, or nothing that could be used. */
  private takeContinued(reply: string, used: UsedRow): void {
    const above = this.unit === null ? undefined : this.replies.at(-1);
    if (reply === '' || above === undefined) {
      used.use = 'refused';
      used.notes.push(sentence((words) => words.past.note.noOpinion));
      return;
    }
    used.use = 'joined';
    used.reply = this.replies.length;
    if (!isDitto(reply)) above.text = `${above.text}\n${reply}`;
  }

  private count(row: GridRow, unit: PastUnit, used: UsedRow): void {
    const cell = this.cell(row, 'count');
    const said = this.text(row, 'count');
    const continues = said === '' && cell !== null && (cell.merged === 'above' || used.use === 'opinion');
    if (continues && this.shared.length > 0) {
      this.shared.push(unit);
      return;
    }
    this.closeShare();
    const count = countOf(said);
    if (count !== null) unit.same = count;
    else if (said !== '' && !dash.test(said)) used.notes.push(sentence((words) => words.past.note.unreadableCount(said.slice(0, 40))));
    if (count !== null) this.shared = [unit];
  }

  private closeShare(): void {
    if (this.shared.length > 1) this.shares.push(this.shared);
    this.shared = [];
  }

  /** A number printed once for several rows is the number of all of them together. */
  shareCounts(): void {
    this.closeShare();
    for (const units of this.shares.splice(0)) share(units);
  }
}

/** One for each row; what is left over stands with the first. */
function share(units: readonly PastUnit[]): void {
  const [first, ...others] = units;
  first!.same = Math.max(1, first!.same - others.length);
}

function numberKey(text: string): string {
  return /\d+/.exec(plainWord(text))?.[0] ?? plainWord(text);
}

/** 「３件」「3」「(3)」「1,024 件」; null for anything else, and for none at all. */
export function countOf(text: string): number | null {
  const digits = /^\(?(?:計|全)?(\d{1,3}(?:,\d{3})+|\d{1,7})(?:件|通|人|名)?\)?$/.exec(plainWord(text))?.[1];
  if (digits === undefined) return null;
  const count = Number(digits.replaceAll(',', ''));
  return count >= 1 && count <= sameMax ? count : null;
}
