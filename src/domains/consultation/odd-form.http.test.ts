import { as, type Signed } from '#cast';
import { townBook } from '#fixtures/plan/town-book';
import { bring } from '#fixtures/plan/town-plan';
import { openTown, type Town } from '#town';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { consultationDomain } from '#wiring/consultation';
import { prepare, revisionOf, written } from './written-call.fixture.ts';

let town: Town;
let planning: Signed;
let slugs: string[];
beforeAll(async () => {
  town = await openTown({ env: { HIRAKU_WRITES_PER_MINUTE: '0' } });
  await bring(town, townBook());
  planning = await as(town, 'planning');
  const head = await as(town, 'head');
  const open = await prepare(town, head);
  await head.post(`/staff/consultations/${open}/announcement`, { revision: await revisionOf(head, open) });
  slugs = [await prepare(town, head), open, 'none'];
});
afterAll(() => town?.close());

const odd = ['', ' ', '-1', '1', '9999999999', 'NaN', '9999-12-31', '2199-12-31', '1873-01-01', '令和99年1月1日', '2026-02-30', '\'"><script>', '👩‍👩‍👧', 'あ'.repeat(300), '%00', '__proto__', 'constructor', 'lives', 'urgent', 'P0002', 'P9999', 'council', '都市整備部 道路課', 'required', 'web'];
const ordinary: Record<string, string | string[]> = {
  ...written, revision: '1', seen: '0', reason: '理由', source_ja: '要綱', days_least: '30', since: '2026-05-01', ask_months: '12', 'who_ja[]': ['住む人'], 'who_key[]': ['lives'], 'who_en[]': [''], 'outcome_ja[]': ['反映'], 'outcome_key[]': ['reflected'], 'outcome_en[]': [''], 'outcome_kind[]': ['reflected'],
};

const oddest = odd.filter((_, at) => at % 4 === 0);

/** Every form with the same odd word in all fields, then, unless `briefly`, ordinary words in each field but one. */
function* fillings(names: string[], briefly: boolean): Generator<Record<string, string | string[]>> {
  for (const word of odd) yield Object.fromEntries(names.map((name) => [name, word]));
  if (briefly) return;
  for (const name of names) for (const word of oddest) yield { ...Object.fromEntries(names.flatMap((each) => (ordinary[each] === undefined ? [] : [[each, ordinary[each]!]]))), [name]: name.endsWith('[]') ? [word, word, 'lives'] : word };
}

const forms = consultationDomain([]).routes.filter(({ method, path }) => method === 'POST' && !path.includes('/documents') && !path.endsWith('/removal'));

test.each(forms.map((row) => [row.path, row] as const))('%s takes any words without falling over', async (path, row) => {
  const names = Object.keys(row.form?.shape ?? {});
  for (const slug of path.includes(':slug') ? slugs : ['']) {
    const address = path.replace(':slug', slug);
    for (const fields of fillings(names, slug === 'none')) {
      const reply = await planning.post(address, fields);
      if (reply.status >= 500 || reply.status === 429) throw new Error(`${address} ${JSON.stringify(fields)} answers ${reply.status}`);
      // A form that comes back keeps its page's shape, whatever was typed.
      if (reply.status === 422 && reply.headers.get('content-type')?.startsWith('text/html')) expect(await reply.text()).not.toContain('"><script>');
    }
    await sql`update consultation.consultation set state = 'announced', cancelled_at = null, cancel_reason = null where slug = ${slug} and state = 'cancelled'`.execute(town.db);
  }
  for (const shown of ['/consultations', '/consultations/rule', '/staff/consultations', '/staff/consultations/rule', ...slugs.slice(0, 2).map((slug) => `/staff/consultations/${slug}`)]) expect((await planning.ask(shown)).status, shown).toBe(200);
}, 600_000);
