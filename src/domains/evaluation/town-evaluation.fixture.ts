/** 拓野市 in the summer after fiscal year 2025, with sheets at any step of their way. */
import { openPlanTown } from '#fixtures/plan/town-plan';
import { as, type Signed } from '#cast';
import type { Town } from '#town';
import { slotName, type Answers } from './answer.ts';
import { fieldsOf, type EvaluationForm } from './form.ts';
import { shippedForms } from './shipped-form.store.ts';

export const year = 2025;

export async function openEvaluationTown(book?: Parameters<typeof openPlanTown>[0]): Promise<Town> {
  const town = await openPlanTown(book);
  town.clock.set('2026-07-01T10:00:00+09:00');
  return town;
}

/** A whole self-evaluation of a programme. */
export const wholeAnswers: Answers = {
  law: '拓野市緑の条例', whom: '市内の街路樹', purpose: '安全で美しい街路にする', means: '剪定 120本\n点検 300本', 'staff-cost': '1200000', indicator: '点検した街路樹（本）',
  baseline: '200', target: '300', actual: '310', necessity: 'high', effect: 'high', efficiency: 'middle', fairness: 'high', overall: 'A', reason: '計画どおり剪定した。', direction: 'continue',
};

/** As the page's own form sends answers. */
export function slotsOf(answers: Answers, form: EvaluationForm = shippedForms.programme): Record<string, string> {
  return Object.fromEntries(fieldsOf(form).flatMap(({ id }, index) => (answers[id] === undefined ? [] : [[slotName(index), answers[id]]])));
}

/** Hidden fields of the first form of a page that has them. */
export function hiddenOf(html: string): Record<string, string> {
  return Object.fromEntries([...html.matchAll(/<input type="hidden" name="(revision|form)" value="([^"]*)"/g)].map((match) => [match[1]!, match[2]!]));
}

/** Opens the sheet as somebody's browser would, and sends it. */
export async function write(person: Signed, path: string, answers: Answers, next: 'save' | 'submit' = 'save', form?: EvaluationForm): Promise<Response> {
  const page = await person.ask(path);
  return person.post(path, { ...hiddenOf(await page.text()), ...slotsOf(answers, form), next });
}

export async function confirm(person: Signed, path: string): Promise<Response> {
  const page = await person.ask(path);
  return person.post(`${path}/confirmation`, hiddenOf(await page.text()));
}

/** Self-evaluation, confirmation and publication of the road section's programme. */
export async function publishRoad(town: Town, answers: Answers = wholeAnswers, form?: EvaluationForm): Promise<void> {
  const path = `/staff/evaluations/${year}/programmes/P0002`;
  await write(await as(town, 'member'), path, answers, 'submit', form);
  await confirm(await as(town, 'head'), path);
  await (await as(town, 'planning')).post(`${path}/publication`);
}
