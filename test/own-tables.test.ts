/** Each domain lives on its own tables: it works for a database role that cannot see those of the others. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { storedDomains } from '#app';
import { addressOf, openDatabase, type Database } from '#platform/database';
import { runPendingJobs } from '#platform/jobs';
import { openTown, townProfile, type Town } from '#town';
import { openSite } from '../src/serve.ts';
import { beginWithSample, sampled } from './sample-city.ts';

describe.each(storedDomains.map((domain) => [domain.name, domain] as const))('the domain %s', (name, domain) => {
  let town: Town;
  let own: Database;
  const role = `only_${name}_${process.pid}`;

  beforeAll(async () => {
    town = await openTown();
    await sql`create schema elsewhere`.execute(town.db);
    await sql`create table elsewhere.secret (word text)`.execute(town.db);
    // The worker of jobs hides its rows from all but their owner; that is not what is tried here.
    await sql`create role ${sql.id(role)} login bypassrls`.execute(town.db);
    for (const schema of [name, 'platform', 'graphile_worker']) {
      await sql`grant usage on schema ${sql.id(schema)} to ${sql.id(role)}`.execute(town.db);
      await sql`grant all on all tables in schema ${sql.id(schema)} to ${sql.id(role)}`.execute(town.db);
      await sql`grant all on all sequences in schema ${sql.id(schema)} to ${sql.id(role)}`.execute(town.db);
      await sql`grant execute on all functions in schema ${sql.id(schema)} to ${sql.id(role)}`.execute(town.db);
    }
    const address = new URL(addressOf(town.db));
    address.username = role;
    own = openDatabase(address.href, { connectionsMax: 4 });
  });
  afterAll(async () => {
    await own.destroy();
    await sql`drop owned by ${sql.id(role)}`.execute(town.db);
    await sql`drop role ${sql.id(role)}`.execute(town.db);
    await town.close();
  });

  test('begins, works in the background and answers each of its rows', async () => {
    const parts = { ...town.program, db: own };
    await beginWithSample(domain, parts);
    await runPendingJobs({ ...town.program.worker, db: own });
    const { server } = await openSite(parts, townProfile, town.settings);
    for (const { path } of domain.routes) {
      const reply = await server.fetch(new Request(new URL(sampled(path), town.settings.origin)));
      expect([path, reply.status]).toEqual([path, 200]);
    }
  });

  test('cannot see what lies elsewhere', async () => {
    await expect(sql`select word from elsewhere.secret`.execute(own)).rejects.toThrow('permission denied');
  });
});
