/**
 * One reply as a chain that can be walked: opinions, reply, changed passage, programmes of the plan, their reports and evaluations year
 * by year, what became of it. Every step says plainly when there is nothing yet, and when it is expected. Pure.
 */
import { type Consultation, consultationPath, type Rule, sectionPath } from '#domains/consultation';
import { fiscalYearOf } from '#domains/civic';
import { type State as ReportState } from '#domains/progress';
import { dayInTokyo, type PlainDate } from '#platform/clock';
import { withQuery } from '#platform/query';
import { resultReplyPath } from './address.ts';
import { type FollowUp, monthsAfter } from './follow-up.ts';
import type { Correction, Passage, Released, ResultReply, ResultUnit } from './result.ts';

export const unitsPerPage = 50;

export const chainSteps = ['opinions', 'reply', 'passages', 'programmes', 'years', 'followUp'] as const;
export type ChainStep = (typeof chainSteps)[number];

/** What a programme reported, and how it was evaluated, in one fiscal year. */
export interface ChainYear {
  year: number;
  reports: { half: number; state: ReportState; done: string; path: string }[];
  evaluation: { grade: { code: string; ja: string; en: string } | null; path: string } | null;
}

export interface ChainProgramme {
  number: string;
  /** Null where the plans do not know it any more. */
  name: string | null;
  path: string | null;
  /** Named by the reply itself; else served by the call. */
  named: boolean;
  /** Oldest first, from the year of the release on. */
  years: ChainYear[];
}

export type FollowUpStanding =
  | { state: 'answered'; followUp: FollowUp }
  | { state: 'asked'; followUp: FollowUp; dueOn: PlainDate }
  | { state: 'expected'; on: PlainDate }
  | { state: 'not-asked' };

export interface Chain {
  consultation: Consultation;
  release: Released;
  reply: ResultReply;
  units: { total: number; rows: ResultUnit[]; page: number; pages: number };
  corrections: Correction[];
  programmes: ChainProgramme[];
  /** The day after which the first report since the release is to come. */
  reportsAfter: PlainDate;
  /** The year whose evaluation is the first since the release. */
  firstYear: number;
  followUp: FollowUpStanding;
  /** Numbers of the replies before and after it in the draft's order. */
  before: number | null;
  after: number | null;
}

/** The first year that can tell anything of what was promised: that of the release, for past results that of the call. */
export function firstYearOf({ source, releasedAt }: Pick<Released, 'source' | 'releasedAt'>, { fiscalYear }: Pick<Consultation, 'fiscalYear'>): number {
  return source === 'past' ? fiscalYear : fiscalYearOf(dayInTokyo(releasedAt));
}

/** Last day of the half-year in which a day lies: 30 September or 31 March. */
export function halfYearEnd(day: PlainDate): PlainDate {
  const year = fiscalYearOf(day);
  return day <= `${year}-09-30` ? `${year}-09-30` : `${year + 1}-03-31`;
}

export function followUpStanding(reply: Pick<ResultReply, 'outcome'>, { source, releasedAt }: Pick<Released, 'source' | 'releasedAt'>, followUp: FollowUp | null, { kinds, months }: Rule['askAgain']): FollowUpStanding {
  if (followUp !== null && followUp.answers.length > 0) return { state: 'answered', followUp };
  if (followUp !== null) return { state: 'asked', followUp, dueOn: followUp.dueOn! };
  return source === 'own' && kinds.includes(reply.outcome.kind) ? { state: 'expected', on: monthsAfter(dayInTokyo(releasedAt), months) } : { state: 'not-asked' };
}

/** Differences of the whole document between the versions that the passage was taken from, where it says them. */
export function documentChangesPath(slug: string, { documentKey, fromVersion, toVersion }: Pick<Passage, 'documentKey'> & { fromVersion?: number; toVersion?: number }): string {
  return withQuery(`${consultationPath(slug)}/documents/${documentKey}/changes`, { from: fromVersion, to: toVersion });
}

/** The chain with the same steps as the page. */
export function chainDocument(origin: string, { consultation, release, reply, units, corrections, programmes, reportsAfter, firstYear, followUp }: Chain): object {
  const { slug } = consultation;
  return {
    url: origin + resultReplyPath(slug, reply.number),
    consultation: { slug, subject: consultation.subject, url: origin + consultationPath(slug), source: release.source },
    number: reply.number,
    steps: {
      opinions: { total: reply.units, rows: units.total, page: units.page, pages: units.pages, items: units.rows.map(({ text, same }) => ({ text, same })) },
      reply: {
        item: reply.item, heading: reply.heading, outcome: reply.outcome, text: reply.text, department: [reply.bureau, reply.section].filter(Boolean).join(' '), released_at: release.releasedAt.toISOString(),
        corrections: corrections.map(({ before, after, reason, actingAs, at }) => ({ before, after, reason, corrected_as: actingAs, at: at.toISOString() })),
      },
      passages: reply.passages.map((passage) => ({ ...passage, section_url: origin + sectionPath(slug, passage.documentKey, passage.anchor), changes_url: origin + documentChangesPath(slug, passage) })),
      programmes: programmes.map(({ number, name, path, named }) => ({ number, name, named_by: named ? 'reply' : 'consultation', url: path && origin + path })),
      years: {
        first_year: firstYear,
        reports_expected_after: reportsAfter,
        items: programmes.flatMap(({ number, years }) => years.map(({ year, reports, evaluation }) => ({ programme: number, fiscal_year: year, reports: reports.map((report) => ({ half: report.half, state: report.state, done: report.done, url: origin + report.path })), evaluation: evaluation && { grade: evaluation.grade, url: origin + evaluation.path } }))),
      },
      followUp: {
        state: followUp.state,
        expected_on: followUp.state === 'expected' ? followUp.on : null,
        due_on: followUp.state === 'asked' ? followUp.dueOn : null,
        answers: followUp.state === 'answered' ? followUp.followUp.answers.map(({ state, text, actingAs, at }) => ({ state, text, answered_as: actingAs, at: at.toISOString() })) : [],
      },
    },
  };
}

/** Question and answer in the words of schema.org, with what followed as parts. */
export function chainJsonLd(origin: string, publisher: string, { consultation, release, reply, units, programmes, followUp }: Chain): object {
  const url = origin + resultReplyPath(consultation.slug, reply.number);
  const author = { '@type': 'GovernmentOrganization', name: publisher, department: { '@type': 'GovernmentOrganization', name: [reply.bureau, reply.section].filter(Boolean).join(' ') } };
  const answers = followUp.state === 'answered' ? followUp.followUp.answers : [];
  return {
    '@context': 'https://schema.org',
    '@type': 'QAPage',
    url,
    inLanguage: 'ja',
    isPartOf: { '@type': 'Report', name: consultation.subject, url: `${origin}${consultationPath(consultation.slug)}/result` },
    mentions: programmes.flatMap(({ name, path }) => (path === null ? [] : [{ '@type': 'GovernmentService', name, url: origin + path }])),
    mainEntity: {
      '@type': 'Question',
      name: reply.heading,
      text: units.rows[0]?.text ?? reply.heading,
      answerCount: 1 + answers.length,
      acceptedAnswer: { '@type': 'Answer', text: reply.text, author, dateCreated: release.releasedAt.toISOString(), url },
      suggestedAnswer: answers.map(({ text, at }) => ({ '@type': 'Answer', text, author, dateCreated: at.toISOString(), url: `${url}#followUp` })),
    },
  };
}
