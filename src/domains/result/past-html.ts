/**
 * Tables of an HTML page, as cities publish them and as browsers save them. Only the tokens of the page are read, no tree is built:
 * time and memory grow with the size of the page, however deep or crooked it is.
 */
import { type Token, Tokenizer, TokenizerMode, type TokenHandler } from 'parse5';
import { type Grid, type GridCell, gridLimits, type GridRow } from './past-grid.ts';

/** Tables within tables; what is deeper belongs to the cell around it. */
const depthMax = 8;
const rowspanMax = 65_534;

const blocks = new Set(['p', 'div', 'li', 'ul', 'ol', 'dl', 'dt', 'dd', 'tr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre', 'table', 'section', 'article']);
const headings = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'caption']);
/** Whose text is no text of the page. */
const rawModes = new Map(Object.entries({ script: TokenizerMode.SCRIPT_DATA, style: TokenizerMode.RAWTEXT, xmp: TokenizerMode.RAWTEXT, iframe: TokenizerMode.RAWTEXT, noframes: TokenizerMode.RAWTEXT, title: TokenizerMode.RCDATA, textarea: TokenizerMode.RCDATA }));

/** Stands for the edge of a block until the cell is whole. */
const blockEnd = '\u0001';

interface OpenCell {
  text: string;
  colspan: number;
  rowspan: number;
}

interface OpenTable {
  grid: Grid;
  row: GridRow | null;
  cell: OpenCell | null;
  /** Rows that a cell still reaches down into, by column. */
  reaching: number[];
}

export class TooLargeTable extends Error {}

/** Tables in the order in which they begin; @throws TooLargeTable */
export function readHtmlTables(html: string): Grid[] {
  const reader = new TableReader();
  const tokenizer = new Tokenizer({ sourceCodeLocationInfo: false }, reader);
  reader.tokenizer = tokenizer;
  tokenizer.write(html, true);
  return reader.grids.filter(({ rows }) => rows.some(({ cells }) => cells.some(({ text }) => text !== '')));
}

class TableReader implements TokenHandler {
  tokenizer!: Tokenizer;
  readonly grids: Grid[] = [];
  private readonly open: OpenTable[] = [];
  /** Tables that are too deep to be read as such. */
  private ignored = 0;
  private cells = 0;
  private letters = 0;
  private heading = '';
  private inHeading: string | null = null;
  private raw: string | null = null;
  private ruby = 0;

  onStartTag({ tagName, attrs }: Token.TagToken): void {
    if (this.raw !== null) return;
    const mode = rawModes.get(tagName);
    if (mode !== undefined) {
      this.tokenizer.state = mode;
      this.raw = tagName;
      return;
    }
    if (tagName === 'table') this.beginTable();
    else if (tagName === 'tr' && this.ignored === 0) this.beginRow();
    else if ((tagName === 'td' || tagName === 'th') && this.ignored === 0) this.beginCell(attrs);
    else if (headings.has(tagName)) [this.inHeading, this.heading] = [tagName, ''];
    else if (tagName === 'rt' || tagName === 'rp') this.ruby += 1;
    if (tagName === 'br') this.write('\n');
    else if (blocks.has(tagName)) this.breakLine();
    else if (tagName === 'td' || tagName === 'th') this.write(' ');
    if (tagName === 'li') this.write('・');
  }

  onEndTag({ tagName }: Token.TagToken): void {
    if (this.raw !== null) {
      if (tagName === this.raw) this.raw = null;
      return;
    }
    if (tagName === 'table') this.endTable();
    else if (tagName === 'tr' && this.ignored === 0) this.endRow();
    else if ((tagName === 'td' || tagName === 'th') && this.ignored === 0) this.endCell();
    else if (tagName === this.inHeading) this.endHeading();
    else if (tagName === 'rt' || tagName === 'rp' || tagName === 'ruby') this.ruby = 0;
    if (blocks.has(tagName)) this.breakLine();
  }

  onCharacter({ chars }: Token.CharacterToken): void {
    if (this.raw === null && this.ruby === 0) this.write(chars.replace(/[ \t\n\f\r]+/g, ' '));
  }

  onWhitespaceCharacter(): void {
    if (this.raw === null && this.ruby === 0) this.write(' ');
  }

  onNullCharacter(): void {}
  onComment(): void {}
  onDoctype(): void {}

  onEof(): void {
    while (this.open.length > 0) this.endTable();
  }

  private beginTable(): void {
    if (this.open.length >= depthMax) {
      this.ignored += 1;
      return;
    }
    if (this.grids.length >= gridLimits.tables) throw new TooLargeTable();
    const grid: Grid = { name: cellText(this.heading), rows: [] };
    this.grids.push(grid);
    this.open.push({ grid, row: null, cell: null, reaching: [] });
  }

  private endTable(): void {
    if (this.ignored > 0) {
      this.ignored -= 1;
      return;
    }
    this.endRow();
    this.open.pop();
  }

  private beginRow(): void {
    const table = this.open.at(-1);
    if (table === undefined) return;
    this.endRow();
    if (table.grid.rows.length >= gridLimits.rows) throw new TooLargeTable();
    table.row = { line: table.grid.rows.length + 1, cells: [] };
    table.grid.rows.push(table.row);
  }

  private endRow(): void {
    const table = this.open.at(-1);
    if (table === undefined) return;
    this.endCell();
    if (table.row !== null) this.reachDown(table, table.row);
    table.row = null;
  }

  private beginCell(attrs: Token.Attribute[]): void {
    const table = this.open.at(-1);
    if (table === undefined) return;
    this.endCell();
    if (table.row === null) this.beginRow();
    const span = (name: string): number => {
      const said = Number.parseInt(attrs.find((attribute) => attribute.name === name)?.value ?? '1', 10);
      return Number.isFinite(said) && said > 0 ? said : 1;
    };
    table.cell = { text: '', colspan: Math.min(span('colspan'), gridLimits.columns), rowspan: Math.min(span('rowspan'), rowspanMax) };
  }

  private endCell(): void {
    const table = this.open.at(-1);
    if (table === undefined || table.cell === null || table.row === null) return;
    const { text, colspan, rowspan } = table.cell;
    table.cell = null;
    this.reachDown(table, table.row);
    for (let at = 0; at < colspan && table.row.cells.length < gridLimits.columns; at += 1) {
      if (rowspan > 1) table.reaching[table.row.cells.length] = rowspan - 1;
      this.put(table.row, { text: at === 0 ? cellText(text) : '', merged: at === 0 ? null : 'left' });
    }
  }

  /** Fills the places of the row that cells of rows above reach into, up to the next free one. */
  private reachDown(table: OpenTable, row: GridRow): void {
    while ((table.reaching[row.cells.length] ?? 0) > 0 && row.cells.length < gridLimits.columns) {
      table.reaching[row.cells.length]! -= 1;
      this.put(row, { text: '', merged: 'above' });
    }
  }

  private put(row: GridRow, cell: GridCell): void {
    this.cells += 1;
    if (this.cells > gridLimits.cells) throw new TooLargeTable();
    row.cells.push(cell);
  }

  private endHeading(): void {
    if (this.inHeading === 'caption' && this.open.length > 0) this.open.at(-1)!.grid.name = cellText(this.heading);
    this.inHeading = null;
  }

  private breakLine(): void {
    this.write(blockEnd);
  }

  /** A cell holds the text of the tables inside it too. */
  private write(text: string): void {
    if (this.inHeading !== null && this.heading.length < 300) this.heading += text;
    for (const { cell } of this.open) {
      if (cell === null) continue;
      this.letters += text.length;
      if (this.letters > gridLimits.letters) throw new TooLargeTable();
      cell.text += text;
    }
  }
}

/** As a browser shows it: runs of spaces are one, none stands beside a line break; where blocks meet a line ends once. */
function cellText(text: string): string {
  // Each run of breaks is taken once, whatever is in it: looking for a block's edge from every place in it takes the square of its length.
  return text.replace(/\u00a0/g, ' ').replace(/ +/g, ' ').replace(/[ \n\u0001]{2,}|\u0001/g, (run) => (run.includes(blockEnd) ? '\n' : run)).replace(/ ?\n ?/g, '\n').trim();
}
