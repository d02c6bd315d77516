/**
 * Whether a draft may be announced under the city's rule: each requirement with a sentence that says what is missing, where it
 * is mended and how. Announcing asks the same list, so nobody announces what the page shows as unfit.
 */
import { daysOf } from '#domains/civic';
import type { PlainDate } from '#platform/clock';
import type { Sentence } from '#platform/http';
import type { Audience } from './document.ts';
import type { Draft } from './draft.ts';
import { earliestClose } from './period.ts';
import { addressedWays, type Rule } from './rule.ts';
import { sentence } from './text.ts';

export type CheckKey = 'purpose' | 'contact' | 'period' | 'begin' | 'length' | 'told' | 'whoMay' | 'ways' | 'documents' | 'answered';

export interface Check {
  key: CheckKey;
  ok: boolean;
  /** What holds, or what is wrong and what to do. */
  sentence: Sentence;
  /** Field of the form to mend; null where it is mended elsewhere. */
  field: string | null;
}

export interface Checked {
  draft: Draft;
  /** The rule of today: whoever announces does so under it. */
  rule: Rule;
  today: PlainDate;
  /** Documents for everyone that have a text or file. */
  documents: number;
  /** Documents for children and in plain Japanese whose newest version has no words, or that have none. */
  wordless: { title: string; audience: Audience }[];
  /** Whether a department of the city answers for the name. */
  answered: boolean;
}

/** In the order of the form. */
export function checksOf(checked: Checked): Check[] {
  const { draft, documents, answered } = checked;
  const filled = (key: 'purpose' | 'contact'): Check => ({ key, ok: draft[key] !== '', sentence: sentence((words) => words.check[key][draft[key] === '' ? 'wrong' : 'right']), field: key });
  return [
    filled('purpose'),
    { key: 'answered', ok: answered, sentence: sentence((words) => words.check.answered[answered ? 'right' : 'wrong']), field: 'department' },
    filled('contact'),
    ...periodChecks(checked),
    ...toldChecks(checked),
    whoMayCheck(checked),
    waysCheck(checked),
    { key: 'documents', ok: documents > 0, sentence: sentence((words) => (documents > 0 ? words.check.documents.right(documents) : words.check.documents.wrong)), field: null },
  ];
}

/** What may be announced as it is and yet leaves somebody out: documents for other readers that have no words, by their titles. */
export function hintsOf({ wordless }: Pick<Checked, 'wordless'>): Sentence[] {
  return wordless.map(({ title, audience }) => sentence((words) => words.check.wordless(title, words.document.audience[audience])));
}

export function mayAnnounce(checks: readonly Check[]): boolean {
  return checks.every(({ ok }) => ok);
}

function periodChecks({ draft, rule, today }: Checked): Check[] {
  const { opensOn, closesOn } = draft;
  if (opensOn === null || closesOn === null) return [{ key: 'period', ok: false, sentence: sentence((words) => words.check.period.wrong(rule.daysLeast)), field: opensOn === null ? 'opens_on' : 'closes_on' }];
  const begin: Check = opensOn < today ? { key: 'begin', ok: false, sentence: sentence((words) => words.check.begin.wrong(opensOn, today)), field: 'opens_on' } : { key: 'begin', ok: true, sentence: sentence((words) => words.check.begin.right(opensOn)), field: 'opens_on' };
  return [begin, lengthCheck(draft, daysOf(opensOn, closesOn), rule, opensOn)];
}

/** A shorter period needs a ground of the rule and a reason; both are published with it. */
function lengthCheck({ exception, exceptionReason }: Draft, days: number, rule: Rule, opensOn: PlainDate): Check {
  if (days < 1) return { key: 'length', ok: false, sentence: sentence((words) => words.draft.fault.order), field: 'closes_on' };
  // A ground that is not needed would tell people that the period is shorter than it should be.
  if (days >= rule.daysLeast && exception !== null) return { key: 'length', ok: false, sentence: sentence((words) => words.check.length.needless(days, rule.daysLeast)), field: 'exception' };
  if (days >= rule.daysLeast) return { key: 'length', ok: true, sentence: sentence((words) => words.check.length.right(days, rule.daysLeast)), field: 'closes_on' };
  const ground = rule.exceptions.some(({ key }) => key === exception);
  const reason = (exceptionReason ?? '').trim() !== '';
  const least = earliestClose(opensOn, rule.daysLeast);
  if (!ground) return { key: 'length', ok: false, sentence: sentence((words) => words.check.length.noGround(days, rule.daysLeast, least)), field: 'exception' };
  if (!reason) return { key: 'length', ok: false, sentence: sentence((words) => words.check.length.noReason(days, rule.daysLeast)), field: 'exception_reason' };
  return { key: 'length', ok: true, sentence: sentence((words) => words.check.length.excepted(days, rule.daysLeast)), field: 'exception' };
}

function toldChecks({ draft, rule, today }: Checked): Check[] {
  return rule.toldBefore.map(({ key, label }) => {
    const told = draft.tellings.find(({ body }) => body === key);
    const field = `told_on-${key}`;
    const said = (pick: 'wrong' | 'late' | 'future'): Check => ({ key: 'told', ok: false, sentence: both((lang, words) => words[pick](label[lang])), field });
    if (told === undefined) return said('wrong');
    if (told.toldOn > today) return said('future');
    if (draft.opensOn !== null && told.toldOn > draft.opensOn) return said('late');
    return { key: 'told', ok: true, sentence: both((lang, words) => words.right(label[lang], told.toldOn)), field };
  });
}

function both(pick: (lang: 'ja' | 'en', words: Parameters<Parameters<typeof sentence>[0]>[0]['check']['told']) => string): Sentence {
  const of = (lang: 'ja' | 'en') => sentence((words) => pick(lang, words.check.told))[lang];
  return { ja: of('ja'), en: of('en') };
}

function whoMayCheck({ draft, rule }: Checked): Check {
  const unknown = draft.whoMay.some((key) => !rule.whoMay.some((one) => one.key === key));
  const ok = draft.whoMay.length > 0 && !unknown;
  return { key: 'whoMay', ok, sentence: sentence((words) => (ok ? words.check.whoMay.right : unknown ? words.check.whoMay.unknown : words.check.whoMay.wrong)), field: 'who_may[]' };
}

function waysCheck({ draft }: Checked): Check {
  if (draft.ways.length === 0) return { key: 'ways', ok: false, sentence: sentence((words) => words.check.ways.wrong), field: 'ways[]' };
  const lost = addressedWays.find((way) => draft.ways.includes(way) && !draft.addresses[way]);
  if (lost === undefined) return { key: 'ways', ok: true, sentence: sentence((words) => words.check.ways.right), field: 'ways[]' };
  return { key: 'ways', ok: false, sentence: sentence((words) => words.check.ways.noAddress(words.call.way[lost])), field: `address_${lost}` };
}
