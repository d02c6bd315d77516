/** Each domain lives on its own tables: its stores name no others, and it works for a role that sees only what it speaks to. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { storedDomains } from '#app';
import { projectRoot } from '#platform/config';
import { schemaOf } from '#platform/domain';
import { addressOf, openDatabase, type Database } from '#platform/database';
import { runPendingJobs } from '#platform/jobs';
import { openTown, townProfile, type Town } from '#town';
import { openSite } from '../src/serve.ts';
import { beginWithSample, sampled } from './sample-city.ts';

const domains = join(projectRoot, 'src', 'domains');
const names = storedDomains.map(({ name }) => name);
const arrows = readFileSync(join(domains, 'graph.txt'), 'utf8').split('\n').flatMap((line) => (/^[a-z-]+ -> [a-z-]+$/.test(line) ? [line.split(' -> ') as [string, string]] : []));
const reached = (from: string): string[] => [from, ...arrows.filter(([one]) => one === from).flatMap(([, to]) => reached(to))];
/** Whose parts stand on pages of the plan, of calls for opinions and of receipts. */
const guests = storedDomains.filter((domain) => domain.blocks?.length).flatMap(({ name }) => reached(name));
const hosts = ['plan', 'consultation', 'opinion'];
/** Who asks, and the record of it, belong to every request. */
const everywhere = ['people', 'staff', 'record'].flatMap(reached);

describe.each(storedDomains.map((domain) => [domain.name, domain] as const))('the domain %s', (name, domain) => {
  let town: Town;
  let own: Database;
  const role = `only_${schemaOf(name)}_${process.pid}`;
  const visible = new Set([...reached(name), ...everywhere, ...(hosts.includes(name) ? guests : [])].filter((schema) => names.includes(schema)));

  beforeAll(async () => {
    town = await openTown();
    await sql`create schema elsewhere`.execute(town.owner);
    await sql`create table elsewhere.secret (word text)`.execute(town.owner);
    await sql`create role ${sql.id(role)} login`.execute(town.owner);
    for (const schema of [...[...visible].map(schemaOf), 'platform', 'graphile_worker']) {
      await sql`grant usage on schema ${sql.id(schema)} to ${sql.id(role)}`.execute(town.owner);
      await sql`grant all on all tables in schema ${sql.id(schema)} to ${sql.id(role)}`.execute(town.owner);
      await sql`grant all on all sequences in schema ${sql.id(schema)} to ${sql.id(role)}`.execute(town.owner);
    }
    const address = new URL(addressOf(town.owner));
    address.username = role;
    own = openDatabase(address.href, { connectionsMax: 4 });
  });
  afterAll(async () => {
    await own.destroy();
    await sql`drop owned by ${sql.id(role)}`.execute(town.owner);
    await sql`drop role ${sql.id(role)}`.execute(town.owner);
    await town.close();
  });

  test('names no tables of others in its stores', () => {
    const others = names.filter((other) => other !== name).map(schemaOf);
    const named = new RegExp(`\\b(?:from|join|into|update|table|delete from)\\s+(${others.join('|')})\\.[a-z_]+`, 'i');
    for (const file of readdirSync(join(domains, name)).filter((one) => /\.(store|job|command|http)\.tsx?$/.test(one))) {
      expect([file, named.exec(readFileSync(join(domains, name, file), 'utf8'))?.[0]]).toEqual([file, undefined]);
    }
  });

  test('begins, works in the background and answers each of its rows', async () => {
    const parts = { ...town.program, db: own };
    await beginWithSample(domain, parts);
    await runPendingJobs({ ...town.program.worker, db: own });
    const { server } = await openSite(parts, townProfile, town.settings);
    for (const { method, path, who } of domain.routes) {
      if (method !== 'GET' || who !== 'anyone') continue;
      const { status } = await server.fetch(new Request(new URL(sampled(path), town.settings.origin)));
      expect([path, status < 500]).toEqual([path, true]);
    }
  });

  test('cannot see what lies elsewhere', async () => {
    await expect(sql`select word from elsewhere.secret`.execute(own)).rejects.toThrow('permission denied');
  });
});
