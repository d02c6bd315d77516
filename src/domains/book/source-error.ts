/** Reasons why a file as a whole cannot be read, in words that say what to do. */
import type { Sentence } from '#platform/http';
import type { Place } from './book.ts';

export type SourceFault =
  | 'file-too-large'
  | 'file-empty'
  | 'too-many-lines'
  | 'too-many-cells'
  | 'cell-too-long'
  | 'too-slow'
  | 'too-large'
  | 'not-a-table'
  | 'old-excel'
  | 'encrypted'
  | 'broken-archive'
  | 'archive-too-large'
  | 'not-a-workbook'
  | 'broken-pdf'
  | 'too-many-pages'
  | 'pdf-without-text'
  | 'layout-unknown';

export class SourceError extends Error {
  readonly code: SourceFault;
  readonly sentence: Sentence;
  readonly place: Place | null;
  readonly ja: string;
  readonly en: string;

  constructor(code: SourceFault, sentence: Sentence, place: Place | null = null) {
    super(sentence.en);
    this.code = code;
    this.sentence = sentence;
    this.place = place;
    this.ja = sentence.ja;
    this.en = sentence.en;
  }
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}

export const sourceFaults = {
  fileTooLarge: (bytes: number): Sentence => ({
    ja: `ファイルが ${megabytes(bytes)} MB あります。20 MB までのファイルに分けてください。`,
    en: `The file has ${megabytes(bytes)} MB. Split it into files of 20 MB at most.`,
  }),
  fileEmpty: (): Sentence => ({ ja: 'ファイルに文字がありません。正しいファイルかどうか確かめてください。', en: 'The file holds no text. Check that it is the right file.' }),
  tooManyLines: (lines: number): Sentence => ({
    ja: `行が ${lines.toLocaleString('ja')} 行あります。100,000 行までのファイルに分けてください。`,
    en: `The file has ${lines.toLocaleString('en')} lines. Split it into files of 100,000 lines at most.`,
  }),
  tooManyCells: (): Sentence => ({
    ja: '表の大きさが限度（1行 1,000 列、全体で 5,000,000 セル）を超えています。使っていない行と列を削ってください。',
    en: 'The table is larger than the limit (1,000 columns a row, 5,000,000 cells in all). Delete rows and columns that are not used.',
  }),
  cellTooLong: (): Sentence => ({
    ja: '32,767 文字（Excel の限度）を超えるセルがあります。文章を分けるか、正しいファイルかどうか確かめてください。',
    en: 'A cell holds more than 32,767 characters, which is the limit of Excel. Split the text, or check that it is the right file.',
  }),
  tooSlow: (): Sentence => ({
    ja: '読み取りが制限時間を超えたため中止しました。ファイルを分けるか、CSV にしてからもう一度試してください。',
    en: 'Reading was stopped because it took too long. Split the file or save it as CSV and try again.',
  }),
  tooLarge: (): Sentence => ({
    ja: '読み取りに使えるメモリーの限度を超えたため中止しました。ファイルを分けるか、CSV にしてからもう一度試してください。',
    en: 'Reading was stopped because it needed more memory than it may use. Split the file or save it as CSV and try again.',
  }),
  notATable: (): Sentence => ({
    ja: '文字の表ではないファイルです。テキスト、CSV、Excel（.xlsx）、PDF のどれかを選んでください。',
    en: 'This file is not a table of text. Choose a text, CSV, Excel (.xlsx) or PDF file.',
  }),
  oldExcel: (): Sentence => ({
    ja: '古い形式（.xls）か、パスワード付きの Excel ファイルです。パスワードを外し、.xlsx で保存し直してください。',
    en: 'This is an old Excel file (.xls) or one with a password. Remove the password and save it as .xlsx.',
  }),
  encrypted: (): Sentence => ({ ja: 'パスワードで保護された PDF です。保護を外したものを用意してください。', en: 'The PDF is protected by a password. Provide one without protection.' }),
  brokenArchive: (): Sentence => ({ ja: 'ファイルが壊れています。もう一度保存し直してください。', en: 'The file is damaged. Save it again.' }),
  archiveTooLarge: (): Sentence => ({
    ja: '圧縮を解くと限度（200 MB）を超えるファイルです。使っていない行・画像を削って保存し直してください。',
    en: 'Unpacked, the file is larger than the limit (200 MB). Delete unused rows and pictures and save it again.',
  }),
  notAWorkbook: (): Sentence => ({ ja: 'Excel（.xlsx）のファイルではありません。', en: 'This is not an Excel (.xlsx) file.' }),
  brokenPdf: (): Sentence => ({ ja: 'PDF を読み取れません。壊れていないか確かめてください。', en: 'The PDF cannot be read. Check that it is not damaged.' }),
  pdfTooLarge: (): Sentence => ({
    ja: 'PDF の一部が、圧縮を解くと限度（30 MB）を超えるか、二重に圧縮されています。PDF を保存し直すか、表計算のファイルを使ってください。',
    en: 'A part of the PDF is larger than the limit (30 MB) when unpacked, or is packed twice. Save the PDF again or use a spreadsheet.',
  }),
  pageTooFull: (): Sentence => ({
    ja: '1ページの表が限度（1行 1,000 列、全体で 100,000 セル）を超えています。表計算のファイルを使ってください。',
    en: 'A table on one page is larger than the limit (1,000 columns a row, 100,000 cells in all). Use a spreadsheet.',
  }),
  tooManyPages: (pages: number): Sentence => ({
    ja: `PDF が ${pages.toLocaleString('ja')} ページあります。2,000 ページまでのファイルに分けてください。`,
    en: `The PDF has ${pages.toLocaleString('en')} pages. Split it into files of 2,000 pages at most.`,
  }),
  pdfWithoutText: (): Sentence => ({
    ja: 'PDF に文字の情報がありません（画像だけの PDF です）。元の文書から PDF を作り直すか、表計算のファイルを使ってください。',
    en: 'The PDF holds pictures only, no text. Make the PDF from the original document or use a spreadsheet.',
  }),
  layoutUnknown: (name: string, names: string[]): Sentence => ({
    ja: `様式「${name}」はありません。使えるのは ${names.join('、')} です。`,
    en: `There is no layout “${name}”. Choose one of: ${names.join(', ')}.`,
  }),
};
