/** The frozen report (確定版) of an opinion map: when it is made, what stands in it. It is never changed; what was taken out since is not shown any more. */
import type { PublicAct } from '#domains/record';
import { type Arrival, type Conversation, type Figures, type LogCounts, questionIn, reportDueOn, reportPath, type Statement } from '#domains/opinion-map';
import type { PlainDate } from '#platform/clock';
import type { Lang } from '#platform/http';
import { sentence, text } from './text.ts';

/** What is frozen. */
export interface ReportDocument {
  conversation: Pick<Conversation, 'question' | 'questionEn' | 'background' | 'backgroundEn' | 'opensOn' | 'closesOn' | 'access' | 'moderation' | 'department' | 'contact'>;
  /** Those that were shown or merged, with their texts as they were. */
  statements: Statement[];
  figures: Figures;
  arrivals: Arrival[];
  /** What had become of statements and participants. */
  moderation: LogCounts;
}

export interface Report extends ReportDocument {
  madeAt: Date;
  /** The published data. */
  dataSha256: string;
  dataBytes: number;
}

interface Computed {
  /** Every one that people could vote on, in whatever state. */
  statements: readonly Statement[];
  figures: Figures;
  arrivals: Arrival[];
  moderation: LogCounts;
}

export function reportDocument(conversation: Conversation, { statements, ...computed }: Computed): ReportDocument {
  const { question, questionEn, background, backgroundEn, opensOn, closesOn, access, moderation, department, contact } = conversation;
  return {
    ...computed,
    conversation: { question, questionEn, background, backgroundEn, opensOn, closesOn, access, moderation, department, contact },
    statements: statements.filter(({ state }) => state === 'shown' || state === 'merged'),
  };
}

/** Of a paper. `there`: it says what the page says; `again`: it is being made anew, because the page says more by now; `first`: there was none yet. */
export type PaperState = 'there' | 'again' | 'first';

/** On the public record: the hash of the published data, from which everything else can be computed. */
export function reportAct(conversation: Conversation, { figures, moderation }: ReportDocument, data: { sha256: string; bytes: number }, about: PublicAct['about']): PublicAct {
  const { slug, seed } = conversation;
  return {
    kind: 'opinion-map.report-published',
    path: reportPath(slug),
    title: sentence((words, lang) => words.actTitle(questionIn(conversation, lang).text)),
    actingAs: 'job',
    about,
    document: { slug, data_sha256: data.sha256, data_bytes: data.bytes, seed, parameters: figures.parameters, sample: figures.sample, state: figures.state, groups: figures.groups.length, moderation },
  };
}

/** From the day after the last, once nothing waits for a moderator; at the latest a week later. `waiting`: statements, and questions to a second moderator. */
export function isReportDue(conversation: Pick<Conversation, 'state' | 'closesOn'>, waiting: number, today: PlainDate): boolean {
  const { state, closesOn } = conversation;
  if (state !== 'announced' || closesOn === null || today <= closesOn) return false;
  return waiting === 0 || today >= reportDueOn(conversation)!;
}

/** The statements of a report as they may be read now: figures stay whole, a text that was taken out is replaced. */
export function readableStatements(statements: readonly Statement[], withheld: ReadonlySet<number>, lang: Lang): Statement[] {
  return statements.map((statement) => (withheld.has(statement.number) ? { ...statement, text: text(lang).withheldText, lang, translation: null } : statement));
}
