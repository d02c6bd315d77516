import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { as } from '#cast';
import type { Town } from '#town';
import { readForm } from './form.ts';
import { shippedForms, shippedScales } from './shipped-form.store.ts';
import { confirm, openEvaluationTown, publishRoad, wholeAnswers, write, year } from './town-evaluation.fixture.ts';

const forms = '/staff/evaluations/forms';
type Loose = ReturnType<typeof loose>;
// The tests break the form in ways that its type forbids.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
const loose = (): any => JSON.parse(JSON.stringify(shippedForms.programme));

function faultsAfter(change: (form: Loose) => void): string {
  const form = loose();
  change(form);
  return readForm(JSON.stringify(form), shippedScales).faults.map(({ at, sentence }) => `${at} ${sentence.ja}`).join('\n');
}

describe('what is wrong with a form is named', () => {
  test('a form that came with the program has no fault, and is what its own file says', () => {
    for (const form of Object.values(shippedForms)) expect(readForm(JSON.stringify(form), [])).toEqual({ form, faults: [] });
  });

  test.each([
    ['no JSON', () => readForm('{', []).faults[0]!.sentence.ja, 'JSON として読み取れません'],
    ['a list', () => readForm('[]', []).faults[0]!.sentence.ja, '形が違います'],
    ['a key that nobody knows', () => faultsAfter((form) => Object.assign(form.sections[0], { titel: 1 })), '知らない項目があります：titel'],
    ['a kind that there is not', () => faultsAfter((form) => Object.assign(form.sections[0].fields[0], { kind: 'date' })), 'sections.0.fields.0'],
    ['a field twice', () => faultsAfter((form) => form.sections[0].fields.push(form.sections[0].fields[0])), '項目「law」が二つあります'],
    ['a scale that there is not', () => faultsAfter((form) => Object.assign(form.sections.at(-1).fields[0], { scale: 'stars' })), '評価区分「stars」がありません'],
    ['a scale by a name that nobody ships', () => faultsAfter((form) => form.scales.push('stars')), '評価区分「stars」はありません'],
    ['an overall grade that is a text', () => faultsAfter((form) => Object.assign(form, { overall: 'reason' })), 'grade の項目'],
    ['a direction that is a grade', () => faultsAfter((form) => Object.assign(form, { direction: 'overall' })), 'choice の項目'],
    ['a computed grade of texts', () => faultsAfter((form) => Object.assign(form.sections[2].fields.at(-1).of, { actual: 'law' })), '「law」は数値の項目ではありません'],
    ['a grade that a rule does not know', () => faultsAfter((form) => Object.assign(form.scales[1].rule, { missing: '?' })), '「?」が区分にありません'],
    ['one code for two grades', () => faultsAfter((form) => form.scales[0].grades.push(form.scales[0].grades[0])), '同じ記号の区分'],
  ])('%s', (_, faults, named) => {
    expect(faults()).toContain(named);
  });
});

describe("the city's own forms", { shuffle: false }, () => {
  let town: Town;
  let ours: Loose;
  beforeAll(async () => {
    town = await openEvaluationTown();
  });
  afterAll(() => town.close());

  test('planning alone sees and changes them', async () => {
    expect((await (await as(town, 'member')).ask(forms)).status).toBe(403);
    const planning = await as(town, 'planning');
    expect(await (await planning.ask(forms)).text()).toContain('事務事業評価シート');
    const preview = await (await planning.ask(`${forms}/programme`)).text();
    expect(preview).toContain('根拠法令');
    expect(preview).toContain('https://webtown.nagayo.jp');
    expect((await planning.ask(`${forms}/999`)).status).toBe(404);
    expect((await planning.ask(`${forms}/abc/file`)).status).toBe(404);
  });

  test('a form is downloaded, changed, put in place, and sheets of that year are written on it', async () => {
    const planning = await as(town, 'planning');
    const form = await (await planning.ask(`${forms}/programme/file`)).json();
    form.sections[0].fields[0].label = { ja: '根拠となる条例', en: 'Ordinance' };
    form.sections[0].fields.push({ id: 'walk', kind: 'text', label: { ja: '現地の確認', en: 'Visit' } });
    ours = form;
    const file = new File([JSON.stringify(form)], '様式.json', { type: 'application/json' });
    expect((await planning.post(forms, { file, json: '', year: String(year) })).status).toBe(303);
    expect(await (await (await as(town, 'member')).ask(`/staff/evaluations/${year}/programmes/P0002`)).text()).toContain('現地の確認');
    expect(await (await (await as(town, 'member')).ask(`/staff/evaluations/${year - 1}/programmes/P0002`)).text()).not.toContain('現地の確認');
  });

  test('a year whose form was used keeps it; the next year may have another', async () => {
    const planning = await as(town, 'planning');
    await publishRoad(town, wholeAnswers, ours);
    const json = JSON.stringify(shippedForms.programme);
    const refused = await planning.post(forms, { json, year: String(year) });
    expect(refused.status).toBe(422);
    const html = await refused.text();
    expect(html).toContain(`${year + 1}以後を指定してください`);
    expect(html).toContain('&quot;事務事業評価シート&quot;');
    expect((await planning.post(forms, { json, year: String(year + 1) })).status).toBe(303);
    expect(await (await (await as(town, 'planning')).ask(`/staff/evaluations/${year}/programmes/P0002`)).text()).toContain('根拠となる条例');
  });

  test('a sheet of a measure goes its way on the form of measures', async () => {
    const path = `/staff/evaluations/${year}/measures/緑1-1`;
    const answers = { purpose: '緑の多いまち', done: '公園と街路樹の整備', overall: 'S', reason: '順調', direction: 'expand' };
    expect((await write(await as(town, 'member'), path, answers, 'submit', shippedForms.measure)).status).toBe(303);
    await confirm(await as(town, 'head'), path);
    await (await as(town, 'planning')).post(`${path}/publication`);
    const html = await (await town.ask(`/evaluations/${year}/measures/緑1-1`, { headers: { accept: 'text/html' } })).text();
    for (const said of ['緑の多いまち', 'S（目標値以上）', '拡充']) expect(html).toContain(said);
    const measure = await (await town.ask('/plan/measures/緑1-1', { headers: { accept: 'text/html' } })).text();
    expect(measure).toContain(`/evaluations/${year}/measures/`);
  });

  test.each([
    ['nothing', {}],
    ['a file that is too large', { file: new File(['x'.repeat(600_000)], 'form.json'), year: '2027' } as Record<string, string | Blob>],
    ['no year', { json: '{}' }],
    ['a year of another world', { json: '{}', year: '９９９９９' }],
    ['deep nesting', { json: `${'['.repeat(5000)}`, year: '2027' }],
    ['odd letters', { json: '"\u0001𠮷"', year: '-1' }],
  ])('a form with %s is refused with a reason', async (_, fields) => {
    expect((await (await as(town, 'planning')).post(forms, fields as Record<string, string | Blob>)).status).toBe(422);
  });

  test.each([
    { a1: 'x'.repeat(19_999), next: 'save' },
    { revision: '99999999999999999999', form: '𠮷', a10: '1e9', a6: '9'.repeat(400) },
    { revision: '-1', a20: '\u202e', a22: '__proto__', next: 'submit' },
    { a14: 'constructor', a21: '＝cmd()' },
  ] as Record<string, string>[])('whatever a sheet is sent, there is an answer (%#)', async (fields) => {
    const member = await as(town, 'member');
    for (const path of [`/staff/evaluations/${year + 1}/programmes/P0002`, `/staff/evaluations/1990/measures/緑1-1`]) expect((await member.post(path, fields)).status).toBeLessThan(500);
    expect((await (await as(town, 'panel')).post(`/staff/evaluations/${year}/programmes/P0002/assessment`, { grade: '__proto__', opinion: '\u0007', revision: 'x' })).status).toBeLessThan(500);
  });

  test('the list is filtered by state, text and department, and sorted', async () => {
    const planning = await as(town, 'planning');
    const found = await (await planning.ask(`/staff/evaluations?year=${year}&format=json&state=published&sort=name&order=desc`)).json();
    expect(found.sheets.map(({ key }: { key: string }) => key)).toEqual(['緑1-1', 'P0002']);
    expect(await (await (await as(town, 'otherMember')).ask(`/staff/evaluations?year=${year}`)).text()).not.toContain('/programmes/P0002');
    expect((await planning.ask('/staff/evaluations?page=9')).status).toBe(404);
    expect((await planning.ask(`/evaluations/${year}?page=9`)).status).toBe(404);
  });
});
