/** The booklet of a result: what stands in it, as plain words for the page maker. */
import { join } from 'node:path';
import { formatWareki } from '#domains/civic';
import { type Consultation, ways } from '#domains/consultation';
import { dayInTokyo } from '#platform/clock';
import { projectRoot } from '#platform/config';
import { formatCount } from '#platform/count';
import type { ReplyWithUnits } from './document.ts';
import type { Correction, Released } from './result.ts';
import { correctionText } from './table.ts';
import { ja } from './text.ja.ts';

/** The layout. */
export const paperTemplate = join(projectRoot, 'src', 'domains', 'result', 'paper.typ');

export interface PrintedReply {
  heading: string;
  outcome: string;
  department: string;
  opinionsTitle: string;
  /** Each with how many say the same, where several do. */
  opinions: string[];
  text: string;
  passages: { heading: string; before: string; after: string }[];
  corrections: string[];
}

export interface PrintedResult {
  title: string;
  city: string;
  date: string;
  note: string;
  words: { contents: string; item: string; content: string; reply: string; outcome: string; department: string; before: string; after: string; counts: string; next: string; correction: string };
  counts: { head: string[]; rows: string[][] } | null;
  facts: [label: string, value: string][];
  nextSteps: string;
  nextCorrections: string[];
  chapters: { title: string; replies: PrintedReply[] }[];
}

const words = ja.result;

function figure(value: number | null): string {
  return value === null ? words.unknown : formatCount(value);
}

function countsTable({ counts }: Released): PrintedResult['counts'] {
  const rows = ways.flatMap((way) => {
    const own = counts.byWay[way];
    return own === undefined ? [] : [[words.counts.ways[way], figure(own.people), figure(own.submissions), figure(own.units)]];
  });
  if (rows.length === 0) return null;
  const { people, submissions, units } = counts.total;
  return { head: [words.counts.way, words.counts.people, words.counts.submissions, words.counts.units], rows: [...rows, [words.counts.total, figure(people), figure(submissions), figure(units)]] };
}

function factsOf({ counts }: Released, replies: number): [string, string][] {
  const line = (label: string, value: number | null): [string, string][] => (value === null ? [] : [[label, `${figure(value)}${words.figures.unit}`]]);
  return [
    [words.figures.units, `${figure(counts.total.units)}${words.figures.unit}`],
    [words.replies.reply, `${formatCount(replies)}${words.figures.unit}`],
    ...line(words.counts.copies, counts.copies),
    ...line(words.counts.late, counts.late),
    ...line(words.counts.remarks, counts.remarks),
    ...line(words.counts.withdrawn, counts.withdrawn),
    ...line(words.counts.aside, counts.aside),
  ];
}

/** Says as which role somebody corrected. */
type RoleOf = (actingAs: string) => string;

function correctionLine(correction: Correction, roleOf: RoleOf): string {
  return `${correctionText(correction, 'ja')}（${roleOf(correction.actingAs)}）`;
}

function printedReply({ reply, units }: ReplyWithUnits, corrections: readonly Correction[], roleOf: RoleOf): PrintedReply {
  return {
    heading: `${words.replies.number(reply.number)}　${reply.heading}`,
    outcome: reply.outcome.label.ja,
    department: [reply.bureau, reply.section].filter(Boolean).join(' '),
    opinionsTitle: words.replies.opinions(formatCount(reply.units)),
    opinions: units.map(({ text, same }) => (same > 1 ? `${text}（${words.replies.same(formatCount(same))}）` : text)),
    text: reply.text,
    passages: reply.passages.map(({ heading, before, after }) => ({ heading: words.changes.passage(heading), before, after })),
    corrections: corrections.filter(({ replyNumber }) => replyNumber === reply.number).map((each) => correctionLine(each, roleOf)),
  };
}

/** Nobody who took part is named in it. */
export function printedResult({ subject }: Pick<Consultation, 'subject'>, release: Released, replies: readonly ReplyWithUnits[], corrections: readonly Correction[], city: string, roleOf: RoleOf): PrintedResult {
  const byItem = Map.groupBy(replies, ({ reply }) => reply.item);
  return {
    title: words.title(subject),
    city,
    date: formatWareki(dayInTokyo(release.releasedAt), 'ja'),
    note: words.paper.note,
    words: {
      contents: words.paper.contents, item: words.paper.item, content: words.paper.content, reply: words.replies.reply, outcome: words.replies.outcome, department: words.replies.department,
      before: words.changes.before, after: words.changes.after, counts: words.counts.title, next: words.next.title, correction: words.correction.title,
    },
    counts: countsTable(release),
    facts: factsOf(release, replies.length),
    nextSteps: release.nextSteps,
    nextCorrections: corrections.filter(({ replyNumber }) => replyNumber === null).map((each) => correctionLine(each, roleOf)),
    chapters: [...byItem].map(([title, own]) => ({ title, replies: own.map((each) => printedReply(each, corrections, roleOf)) })),
  };
}
