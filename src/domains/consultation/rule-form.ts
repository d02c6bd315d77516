/** The city's rule as a form: rows of words, from which staff take away, change and add. */
import { isLongerThan, readDay } from '#domains/civic';
import type { PlainDate } from '#platform/clock';
import type { Fault } from '#platform/http';
import { plainText } from '#platform/typed-text';
import { identities, type OutcomeKind, outcomeKinds, type Rule, ruleSchema } from './rule.ts';
import { sentence } from './text.ts';

export const rowNouns = ['told', 'exception', 'who', 'outcome'] as const;
export type RowNoun = (typeof rowNouns)[number];
const part = { told: 'toldBefore', exception: 'exceptions', who: 'whoMay', outcome: 'outcomes' } as const;

export interface RuleForm {
  source_ja: string;
  source_en: string;
  days_least: string;
  identity: string;
  rows: Record<RowNoun, Row[]>;
  'ask_kinds[]': string[];
  ask_months: string;
  since: string;
  reason: string;
}

export interface Row {
  /** Stays the same when its words change; empty for a new one. */
  key: string;
  ja: string;
  en: string;
  /** Of outcomes alone. */
  kind?: string;
}

/** As the rule's schema has it. */
const rowsMax = 20;
const labelMax = 200;
/** Empty rows at the end of each part. */
const newRows = 2;
const blank: Row = { key: '', ja: '', en: '' };

export function ruleFormOf(rule: Rule, since: PlainDate): RuleForm {
  const rows = (noun: RowNoun): Row[] => withBlank(rule[part[noun]].map((one) => ({ key: one.key, ja: one.label.ja, en: one.label.en, ...('kind' in one ? { kind: one.kind as string } : {}) })));
  return {
    source_ja: rule.source.ja, source_en: rule.source.en, days_least: String(rule.daysLeast), identity: rule.identity, rows: { told: rows('told'), exception: rows('exception'), who: rows('who'), outcome: rows('outcome') },
    'ask_kinds[]': rule.askAgain.kinds, ask_months: String(rule.askAgain.months), since, reason: '',
  };
}

export function withBlank(rows: readonly Row[]): Row[] {
  const said = rows.filter(({ key, ja, en }) => key !== '' || ja !== '' || en !== '');
  return [...said, ...Array.from({ length: newRows }, () => blank)];
}

/** A row whose Japanese words are taken away is taken out; one without English takes the Japanese. */
export function readRule(form: RuleForm, today: PlainDate): { set: { rule: Rule; since: PlainDate; reason: string } | null; faults: Fault[] } {
  const faults: Fault[] = [];
  const say = (field: string, said: Fault['sentence']) => void faults.push({ field, sentence: said });
  const daysLeast = readCount(form.days_least, 365);
  if (daysLeast === null) say('days_least', sentence((words) => words.rule.fault.days));
  const months = readCount(form.ask_months, 60);
  if (months === null) say('ask_months', sentence((words) => words.rule.fault.months));
  const identity = identities.find((one) => one === form.identity);
  if (identity === undefined) say('identity', sentence((words) => words.draft.fault.identity));
  const sourceJa = plainText(form.source_ja);
  if (sourceJa === '') say('source_ja', sentence((words) => words.rule.fault.source));
  for (const field of ['source_ja', 'source_en'] as const) if (form[field].length > labelMax) say(field, sentence((words) => words.draft.fault.tooLong(labelMax)));
  const since = readDay('since', form.since, say);
  if (since === null && !faults.some(({ field }) => field === 'since')) say('since', sentence((words) => words.rule.fault.since));
  // What was announced stands under the rule of its day: no rule reaches back.
  if (since !== null && since < today) say('since', sentence((words) => words.rule.fault.past));
  const reason = plainText(form.reason);
  if (reason === '') say('reason', sentence((words) => words.rule.fault.reason));
  if (isLongerThan(reason, 1_000)) say('reason', sentence((words) => words.draft.fault.tooLong(1_000)));
  const [told, exceptions, who] = [readRows('told', form, say), readRows('exception', form, say), readRows('who', form, say)];
  const outcomes = readRows('outcome', form, say).map((one, index) => ({ ...one, kind: readKind(said(form.rows.outcome)[index]!, say) }));
  if (who.length === 0) say('who', sentence((words) => words.rule.fault.noWho));
  if (outcomes.length === 0) say('outcome', sentence((words) => words.rule.fault.noOutcome));
  if (faults.length > 0) return { set: null, faults };
  const rule = ruleSchema.parse({
    source: { ja: sourceJa, en: plainText(form.source_en) || sourceJa }, daysLeast, toldBefore: told, exceptions, whoMay: who, identity, outcomes,
    askAgain: { kinds: outcomeKinds.filter((kind) => form['ask_kinds[]'].includes(kind)), months },
  });
  return { set: { rule, since: since!, reason }, faults };
}

function readCount(typed: string, most: number): number | null {
  const digits = typed.trim().normalize('NFKC');
  return /^\d{1,4}$/.test(digits) && Number(digits) >= 1 && Number(digits) <= most ? Number(digits) : null;
}

function said(rows: readonly Row[]): Row[] {
  return rows.filter(({ ja }) => plainText(ja) !== '');
}

function readRows(noun: RowNoun, form: RuleForm, say: (field: string, said: Fault['sentence']) => void): { key: string; label: { ja: string; en: string } }[] {
  const rows = said(form.rows[noun]);
  if (rows.length > rowsMax) say(noun, sentence((words) => words.rule.fault.tooMany(rowsMax)));
  if (rows.some(({ ja, en }) => ja.length > labelMax || en.length > labelMax)) say(noun, sentence((words) => words.draft.fault.tooLong(labelMax)));
  if (form.rows[noun].some(({ ja, en, key }) => plainText(ja) === '' && plainText(en) !== '' && key === '')) say(noun, sentence((words) => words.rule.fault.onlyEnglish));
  const taken = new Set<string>();
  return rows.map(({ key, ja, en }) => {
    const own = /^[a-z][a-z-]{0,39}$/.test(key) && !taken.has(key) ? key : freeKey(noun, form.rows[noun], taken);
    taken.add(own);
    return { key: own, label: { ja: plainText(ja), en: plainText(en) || plainText(ja) } };
  });
}

/** A key that no row has, made of letters alone: `told-a`, `told-b`. */
function freeKey(noun: RowNoun, rows: readonly Row[], taken: ReadonlySet<string>): string {
  for (let at = 0; ; at += 1) {
    const key = `${noun}-${letters(at)}`;
    if (!taken.has(key) && !rows.some((row) => row.key === key)) return key;
  }
}

function letters(number: number): string {
  const last = String.fromCharCode(97 + (number % 26));
  return number < 26 ? last : letters(Math.floor(number / 26) - 1) + last;
}

function readKind({ kind }: Row, say: (field: string, said: Fault['sentence']) => void): OutcomeKind {
  const known = outcomeKinds.find((one) => one === kind);
  if (known === undefined) say('outcome', sentence((words) => words.rule.fault.kind));
  return known ?? 'other';
}
