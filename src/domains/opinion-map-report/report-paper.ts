/** The report on paper: what stands in it, as plain words for the page maker. Nobody who took part is named in it. */
import { join } from 'node:path';
import { formatDate, formatWareki } from '#domains/civic';
import { cautionChapter, foundChapters, type Places, type PrintedBlock, type PrintedChapter, questionIn, reportPath, type StatementLine } from '#domains/opinion-map';
import { dayInTokyo } from '#platform/clock';
import { projectRoot } from '#platform/config';
import { formatCount } from '#platform/count';
import type { Lang } from '#platform/http';
import type { Afterword } from './afterword.ts';
import { conversationFacts, type Fact, moderationFacts, parameterWords, sampleFacts } from './report-fact.ts';
import type { Report } from './report.ts';
import { text } from './text.ts';

/** The layout. */
export const reportTemplate = join(projectRoot, 'src', 'domains', 'opinion-map-report', 'report.typ');

/** Of fewer statements it has but a few pages. */
const briefBelow = 60;

export interface PrintedReport {
  lang: Lang;
  title: string;
  city: string;
  date: string;
  note: string;
  address: string;
  /** Begins on its first page, without a cover and contents. */
  brief: boolean;
  words: { contents: string; item: string; content: string };
  chapters: PrintedChapter[];
}

export interface Printing {
  slug: string;
  report: Report;
  /** Statements that were shown, with the texts that may be read now. */
  lines: readonly StatementLine[];
  /** Where everybody is in the picture; null where none was kept. */
  places: Places | null;
  /** Newest first, each with a line that says who and when. */
  afterwords: readonly (Pick<Afterword, 'text'> & { by: string })[];
  site: { name: string; origin: string };
  /** When it was frozen, as people read it. */
  made: string;
  lang: Lang;
}

export function printedReport(printing: Printing): PrintedReport {
  const { slug, report, lines, places, afterwords, site, made, lang } = printing;
  const words = text(lang);
  const address = `${site.origin}${lang === 'en' ? '/en' : ''}${reportPath(slug)}`;
  return {
    lang,
    title: words.title(questionIn(report.conversation, lang).text),
    city: site.name,
    date: lang === 'ja' ? formatWareki(dayInTokyo(report.madeAt), lang) : formatDate(dayInTokyo(report.madeAt), lang),
    brief: lines.length < briefBelow,
    note: words.paper.note,
    address,
    words: { contents: words.paper.contents, item: words.paper.item, content: words.paper.content },
    chapters: [
      { title: words.afterword.title, blocks: afterwords.length === 0 ? [{ kind: 'text', text: words.afterword.none }] : afterwords.flatMap(({ text: said, by }): PrintedBlock[] => [{ kind: 'text', text: said }, { kind: 'text', text: by }]) },
      cautionChapter(report.figures.sample, report.arrivals, lang),
      ...foundChapters({ figures: report.figures, lines, places }, lang),
      { title: words.sample.title, blocks: [facts(sampleFacts(report, lines, lang)), ...arrivalsTable(report, lang)] },
      { title: words.facts.title, blocks: [facts(conversationFacts(report, made, lang))] },
      { title: words.moderation.title, blocks: [{ kind: 'text', text: words.moderation.lead }, facts(moderationFacts(report, lang))] },
      { title: words.recount.title, blocks: [{ kind: 'text', text: `${words.recount.lead}\nnpx hiraku opinion-map recount opinion-map-${slug}.json` }, facts([[words.paper.address, address], [words.recount.hash, report.dataSha256.replace(/.{32}(?=.)/g, '$&\n')], ...parameterFacts(report, lang)])] },
    ],
  };
}

function facts(rows: readonly Fact[]): PrintedBlock {
  return { kind: 'facts', rows: rows.map(([term, description]) => [term, description]) };
}

function arrivalsTable({ arrivals }: Report, lang: Lang): PrintedBlock[] {
  const words = text(lang).sample;
  const rows = arrivals.map(({ label, people }) => [label[lang], words.person(formatCount(people))]);
  return rows.length === 0 ? [] : [{ kind: 'table', caption: words.caption, head: [words.by, words.people], widths: [3, 1], numbers: [1], rows }];
}

function parameterFacts({ figures: { parameters } }: Report, lang: Lang): Fact[] {
  const names = parameterWords(lang);
  return (Object.keys(names) as (keyof typeof names)[]).map((name): Fact => [names[name], String(parameters[name])]);
}
