/** Facts of a report as pairs of words, for its page and its paper alike. */
import { formatDate } from '#domains/civic';
import { accessText, type Parameters, parameterNames, questionIn, type StatementLine, talliedOf } from '#domains/opinion-map';
import { departmentText } from '#domains/staff';
import { formatCount } from '#platform/count';
import type { Lang } from '#platform/http';
import type { Report } from './report.ts';
import { text } from './text.ts';

export type Fact = [term: string, description: string, lang?: Lang];

/** `made`: when it was frozen, as people read it. */
export function conversationFacts({ conversation }: Report, made: string, lang: Lang): Fact[] {
  const words = text(lang);
  const { background, backgroundEn, access, moderation, department, contact } = conversation;
  const question = questionIn(conversation, lang);
  const inEnglish = lang === 'en' && backgroundEn !== null;
  return [
    [words.facts.question, question.text, question.lang],
    [words.facts.background, inEnglish ? backgroundEn : background, inEnglish ? 'en' : 'ja'],
    [words.facts.period, periodOf(conversation, lang)],
    [words.facts.access, accessText({ access }, lang)],
    [words.facts.checked, words.facts.checkedWhen[moderation]],
    [words.facts.department, departmentText(department), 'ja'],
    [words.facts.contact, contact, 'ja'],
    [words.facts.made, made],
  ];
}

/** One day is named once. */
export function periodOf({ opensOn, closesOn }: Report['conversation'], lang: Lang): string {
  const words = text(lang).facts;
  return opensOn === closesOn ? words.oneDay(formatDate(opensOn!, lang)) : words.periodText(formatDate(opensOn!, lang), formatDate(closesOn!, lang));
}

/** Answers and statements as the tables have them: of `lines`, the statements that are shown; what is in no table is said beside it. */
export function sampleFacts({ figures }: Report, lines: readonly StatementLine[], lang: Lang): Fact[] {
  const words = text(lang).sample;
  const { sample } = figures;
  const { votes, untold } = talliedOf(lines, figures);
  return [
    [words.people, words.person(formatCount(sample.people))],
    [words.counted, words.person(formatCount(sample.counted))],
    [words.passedOnly, words.person(formatCount(sample.passedOnly))],
    [words.barred, words.person(formatCount(sample.barred))],
    [words.votes, words.vote(formatCount(votes))],
    [words.statements, words.statement(formatCount(lines.length))],
    ...(untold.votes === 0 ? [] : [[words.untold, words.untoldVotes(formatCount(untold.statements), formatCount(untold.votes))] as Fact]),
  ];
}

export function moderationFacts({ moderation }: Report, lang: Lang): Fact[] {
  const words = text(lang);
  const line = (term: string, count: number): Fact => [term, words.sample.statement(formatCount(count))];
  return [
    line(words.moderation.shown, moderation.shown),
    line(words.moderation.refused, moderation.refused),
    line(words.moderation.merged, moderation.merged),
    line(words.moderation.meta, moderation.meta),
    ...(moderation.waiting > 0 ? [line(words.moderation.waiting, moderation.waiting)] : []),
    [words.moderation.barred, words.sample.person(formatCount(moderation.barred))],
  ];
}

/** Words for everything that the result depends on besides the votes, in the order of the method's page; the seed last. */
export function parameterWords(lang: Lang): Record<keyof Parameters, string> {
  return { ...parameterNames(lang), seed: text(lang).recount.seed };
}
