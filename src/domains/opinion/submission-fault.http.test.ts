/** The program dies while opinions come in: whoever was shown a receipt finds it again, and nothing is there by half. */
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { townConsultation, type TownConsultation } from '#fixtures/consultation/town-consultation';
import { type SecondProcess, secondProcess } from '#platform/second-process';
import { openTown, type Town } from '#town';

let town: Town;
let call: TownConsultation;
let child: SecondProcess | undefined;
beforeAll(async () => {
  town = await openTown({ at: '2026-04-10T12:00:00+09:00' });
  call = await townConsultation(town);
});
afterEach(async () => {
  child?.kill('SIGKILL');
  await child?.ended;
});
afterAll(() => town.close());

/** Sends one submission after the other, four at a time, and says the code of each receipt once it is shown. */
const sending = `
  import { storedDomains } from './src/app.ts';
  import { readSettings } from '#platform/config';
  import { settableClock } from '#platform/clock';
  import { csrf } from '#platform/csrf';
  import { openLog } from '#platform/log';
  import { openProgram } from './src/program.ts';
  import { openSite } from './src/serve.ts';
  const profile = JSON.parse(process.env.PROFILE);
  const settings = readSettings({ HIRAKU_DATA: process.env.FOLDER, DATABASE_URL: process.env.DATABASE_URL, HIRAKU_ORIGIN: 'http://town.example', HIRAKU_LOG_LEVEL: 'silent' });
  const log = openLog('silent');
  const program = await openProgram({ settings, domains: storedDomains, site: { name: profile.name, origin: settings.origin }, clock: settableClock('2026-04-10T12:00:00+09:00'), log });
  const { server } = await openSite(program, profile, settings);
  const made = await csrf(program.db, settings.origin).token(null);
  const cookie = made.cookie.split(';')[0];
  const place = 'http://town.example/consultations/' + process.env.SLUG + '/opinions';
  const ask = (path, init) => server.fetch(new Request(path, { ...init, headers: { accept: 'text/html', cookie } }));
  const one = async (n) => {
    const form = /name="form" value="([^"]+)"/.exec(await (await ask(place + '/new')).text())[1];
    const body = new URLSearchParams({ csrf: made.token, form, shown: '3', 'text-1': n + 'の一', 'text-2': n + 'の二', 'text-3': n + 'の三', who: 'lives', name: '名前' + n, address: '住所1-2-3' });
    const reply = await ask(place, { method: 'POST', body });
    print(/receipts\\/([0-9A-Z]{16})/.exec(reply.headers.get('location'))[1]);
  };
  let n = 0;
  const forever = async () => { for (;;) await one((n += 1)); };
  await Promise.all([forever(), forever(), forever(), forever()]);
`;

// Three programs are built and started, one after the other.
it('keeps what it said it has, whenever it is killed', { timeout: 600_000 }, async () => {
  const shown: string[] = [];
  for (const receipts of [3, 11, 24]) {
    child = secondProcess(sending, { env: { DATABASE_URL: town.settings.databaseUrl!, FOLDER: town.settings.dataFolder, SLUG: call.slug, PROFILE: JSON.stringify(town.profile) } });
    for (let count = 0; count < receipts; count += 1) shown.push(await child.line());
    child.kill('SIGKILL');
    await child.ended;
    shown.push(...child.lines.splice(0).filter((line) => line.length === 16));
  }
  for (const code of shown) {
    const reply = await town.ask(`/consultations/receipts/${code}`, { headers: { accept: 'text/html' } });
    expect([code, reply.status, (await reply.text()).match(/class="hk-said"/g)?.length]).toEqual([code, 200, 3]);
  }
  // What was taken and not yet said may be there besides, but nothing by half.
  const { rows } = await sql<{ submissions: number; whole: number }>`
    select count(*)::int as submissions, count(*) filter (where (select count(*) from opinion.opinion o where o.submission_id = s.id) = 3 and exists (select from opinion.sender n where n.submission_id = s.id))::int as whole
    from opinion.submission s`.execute(town.db);
  expect(rows[0]!.whole).toBe(rows[0]!.submissions);
  expect(rows[0]!.submissions).toBeGreaterThanOrEqual(shown.length);
  expect(shown.length).toBeGreaterThanOrEqual(38);
  expect(new Set(shown).size).toBe(shown.length);
});
