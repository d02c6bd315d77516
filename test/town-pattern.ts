/** What towns are copied from: the migrated database, with the rights that an owner gives to the program's own user. */
import { sql } from 'kysely';
import { storedDomains } from '#app';
import type { Database } from '#platform/database';
import { programAddress } from '#platform/database-role';
import { reachOf } from '../src/program.ts';
import { openPatiently } from './patient-database.ts';

/** The program's user on the server of the tests; it owns nothing. */
const user = 'town_program';
const [ready, underWay] = ['town_ready', 'town_under_way'];
/** Number of the advisory lock under which one of the workers makes it; any number that nothing else uses. */
const lock = 0x746f776en;

let made: Promise<string> | null = null;

/** Name of the database to copy, made by the first town of a run: giving each town the rights anew takes longer than copying it. */
export function readyPattern(serverUrl: string, migrated: string): Promise<string> {
  return (made ??= make(serverUrl, migrated).catch((error: unknown) => {
    // The next town tries again.
    made = null;
    throw error;
  }));
}

async function make(serverUrl: string, migrated: string): Promise<string> {
  const server = openPatiently(serverUrl);
  try {
    await sql`select pg_advisory_lock(${lock})`.execute(server);
    const { rows } = await sql`select from pg_database where datname = ${ready}`.execute(server);
    if (rows.length === 0) await giveRights(server, serverUrl, migrated);
    return ready;
  } finally {
    await server.destroy();
  }
}

async function giveRights(server: Database, serverUrl: string, migrated: string): Promise<void> {
  await sql`drop database if exists ${sql.id(underWay)}`.execute(server);
  await sql`drop role if exists ${sql.id(user)}`.execute(server);
  await sql`create role ${sql.id(user)} login`.execute(server);
  await sql`create database ${sql.id(underWay)} template ${sql.id(migrated)}`.execute(server);
  const url = databaseUrl(serverUrl, underWay);
  const owner = openPatiently(url);
  try {
    await programAddress(owner, url, { way: 'own-login', url: asProgram(url) }, reachOf(storedDomains));
  } finally {
    await owner.destroy();
  }
  await sql`alter database ${sql.id(underWay)} rename to ${sql.id(ready)}`.execute(server);
}

/** The address of another database on the same server, whether over TCP or a socket. */
export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** The same database for the program's own user. */
export function asProgram(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  url.username = user;
  return url.href;
}
