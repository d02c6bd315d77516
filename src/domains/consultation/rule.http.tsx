/** The city's rule of calls: for everyone to read, for planning to set. */
import { publicActsOf, recordPublicAct } from '#domains/record';
import { type Ask, type Fault, json, page, type Reply, seeOther } from '#platform/http';
import { withQuery } from '#platform/query';
import { z } from 'zod';
import { rulePath, staffRulePath } from './address.ts';
import { defaultRule } from './rule.ts';
import { holdRules, insertRule, listRules, ruleOn } from './rule.store.ts';
import { readRule, type Row, type RuleForm, ruleFormOf, withBlank } from './rule-form.ts';
import { RuleFormView } from './rule-form.view.tsx';
import { RuleView } from './rule.view.tsx';
import { sentence } from './text.ts';

export async function showRule(ask: Ask): Promise<Reply> {
  const versions = await listRules(ask.db);
  const today = ask.clock.today();
  const inForce = versions.find(({ since }) => since <= today) ?? null;
  const documentOf = ({ since, rule, reason, actingAs, at }: (typeof versions)[number]) => ({ since, rule, reason, set_as: actingAs, at: at.toISOString() });
  if (ask.format === 'json') return json({ in_force: { since: inForce?.since ?? null, rule: inForce?.rule ?? defaultRule }, versions: versions.map(documentOf) });
  return page(<RuleView view={ask} inForce={inForce} standard={defaultRule} versions={versions} today={today} acts={await publicActsOf(ask.db, rulePath)} />);
}

const list = z.array(z.string().max(1_000)).max(60).default([]);
const rowFields = { told: { key: 'told_key[]', ja: 'told_ja[]', en: 'told_en[]' }, exception: { key: 'exception_key[]', ja: 'exception_ja[]', en: 'exception_en[]' }, who: { key: 'who_key[]', ja: 'who_ja[]', en: 'who_en[]' }, outcome: { key: 'outcome_key[]', ja: 'outcome_ja[]', en: 'outcome_en[]' } } as const;
export const ruleForm = z.object({
  seen: z.coerce.number().int().min(0).max(2_147_483_646).default(0),
  source_ja: z.string().max(1_000).default(''),
  source_en: z.string().max(1_000).default(''),
  days_least: z.string().max(20).default(''),
  identity: z.string().max(40).default(''),
  'told_key[]': list, 'told_ja[]': list, 'told_en[]': list,
  'exception_key[]': list, 'exception_ja[]': list, 'exception_en[]': list,
  'who_key[]': list, 'who_ja[]': list, 'who_en[]': list,
  'outcome_key[]': list, 'outcome_ja[]': list, 'outcome_en[]': list, 'outcome_kind[]': list,
  'ask_kinds[]': list,
  ask_months: z.string().max(20).default(''),
  since: z.string().max(100).default(''),
  reason: z.string().max(20_000).default(''),
});
export const ruleFormQuery = z.object({ done: z.literal('set').optional() });

function typedRule(form: z.output<typeof ruleForm>): RuleForm {
  const rows = (noun: keyof typeof rowFields): Row[] => {
    const names = rowFields[noun];
    return form[names.ja].map((ja, at) => ({ key: form[names.key][at] ?? '', ja, en: form[names.en][at] ?? '', ...(noun === 'outcome' ? { kind: form['outcome_kind[]'][at] ?? '' } : {}) }));
  };
  const { source_ja, source_en, days_least, identity, 'ask_kinds[]': kinds, ask_months, since, reason } = form;
  return { source_ja, source_en, days_least, identity, rows: { told: rows('told'), exception: rows('exception'), who: rows('who'), outcome: rows('outcome') }, 'ask_kinds[]': kinds, ask_months, since, reason };
}

export async function showRuleForm(ask: Ask<z.output<typeof ruleFormQuery>>): Promise<Reply> {
  return formPage(ask, { isSet: ask.query.done === 'set' });
}

async function formPage(ask: Ask<object, object>, { typed, faults = [], isSet = false, changedSince = false, status = 200 }: { typed?: RuleForm; faults?: Fault[]; isSet?: boolean; changedSince?: boolean; status?: number }): Promise<Reply> {
  const versions = await listRules(ask.db);
  const today = ask.clock.today();
  const newest = Math.max(0, ...versions.map(({ id }) => id));
  const shown = typed ? { ...typed, rows: { told: withBlank(typed.rows.told), exception: withBlank(typed.rows.exception), who: withBlank(typed.rows.who), outcome: withBlank(typed.rows.outcome) } } : ruleFormOf(versions[0]?.rule ?? defaultRule, today);
  return page(<RuleFormView view={ask} seen={newest} current={await ruleOn(ask.db, today)} coming={versions.filter(({ since }) => since > today)} typed={shown} faults={faults} isSet={isSet} changedSince={changedSince} />, status);
}

/** A rule holds from its day on; what was announced before stands under the rule of then. */
export async function setRule(ask: Ask<Record<string, never>, z.output<typeof ruleForm>>): Promise<Reply> {
  const typed = typedRule(ask.form);
  const newest = await holdRules(ask.db);
  const { set, faults } = readRule(typed, ask.clock.today());
  if (set === null) return formPage(ask, { typed, faults, status: 422 });
  if (newest !== ask.form.seen) return formPage(ask, { typed, changedSince: true, status: 409 });
  const at = ask.clock.now();
  await insertRule(ask.db, { ...set, actingAs: ask.actingAs, at });
  await recordPublicAct(ask.db, { kind: 'consultation.rule-set', path: rulePath, title: sentence((words) => words.act.ruleSet(set.since)), actingAs: ask.actingAs, about: {}, document: { since: set.since, rule: set.rule, reason: set.reason } }, at);
  Object.assign(ask.telling, { subject: 'consultation rule', why: set.reason });
  return seeOther(ask.href(withQuery(staffRulePath, { done: 'set' })));
}
