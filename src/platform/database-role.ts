/**
 * The program works under a role that owns nothing: it can neither change a table's shape nor rewrite what is only ever
 * added to, whatever a mistake in the program lets somebody say to the database. Migrations run as the owner.
 */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { codeOf, inTransaction, openDatabase, type Database } from './database.ts';
import { Refusal } from './http.ts';
import type { Log } from './log.ts';
import { checkServer } from './server-check.ts';

/** What the program's role may use. Tables are named with their schema. */
export interface Reach {
  schemas: string[];
  /** Tables that it may read and add to, nothing else. */
  appendOnly: string[];
  /** Tables that it may only read. */
  readOnly: string[];
  /** Tables that it may have cleaned of dead rows, where the server knows such a right (17). */
  vacuumed: string[];
}

/** How the program connects, as the settings and the kind of server say. */
export type Entrance =
  /** Over the embedded server's socket, under a role of its own. */
  | { way: 'embedded' }
  /** With an address whose user is not the owner. */
  | { way: 'own-login'; url: string }
  /** With the owner's address: each connection takes on a lesser role, which it could lay down again. */
  | { way: 'set-role' }
  /** With an address whose user has been given its rights by the owner. */
  | { way: 'guest' };

const embeddedRole = 'hiraku_program';

/** Number of the advisory lock under which roles and rights are made; any number that nothing else uses. */
const lock = 0x68_69_72_6f_6c_65n;

/** Makes the role and its rights, as the owner whose address is `ownerUrl`, and gives the address for the program's connections. */
export async function programAddress(owner: Database, ownerUrl: string, entrance: Entrance, reach: Reach, log?: Log): Promise<string> {
  const role = await roleOf(owner, entrance);
  if (role !== null) await inTransaction(owner, (tx) => giveRights(tx, role, reach));
  const url = role === null ? ownerUrl : addressAs(ownerUrl, role, entrance);
  await checkProtection(url, reach, log);
  return url;
}

function addressAs(ownerUrl: string, role: string, entrance: Entrance): string {
  if (entrance.way === 'own-login') return entrance.url;
  const address = new URL(ownerUrl);
  if (entrance.way === 'embedded') address.username = role;
  else address.searchParams.set('options', [address.searchParams.get('options'), '-c timezone=UTC', `-c role=${role}`].filter(Boolean).join(' '));
  return address.href;
}

/** Null where there can be none beside the owner. */
async function roleOf(owner: Database, entrance: Entrance): Promise<string | null> {
  if (entrance.way === 'guest') return null;
  if (entrance.way === 'own-login') return loginOf(owner, entrance.url);
  return inTransaction(owner, async (tx) => {
    await sql`select pg_advisory_xact_lock(${lock})`.execute(tx);
    // Roles belong to the whole server: with the database's name in theirs, two databases never meet in one.
    const { rows } = await sql<{ database: string; superuser: boolean }>`
      select current_database() as database, rolsuper as superuser from pg_roles where rolname = current_user`.execute(tx);
    const { database, superuser } = rows[0]!;
    const role = entrance.way === 'embedded' ? embeddedRole : `${embeddedRole}_${createHash('sha256').update(database).digest('hex').slice(0, 12)}`;
    return (await makeRole(tx, role, entrance.way === 'embedded', superuser)) ? role : null;
  });
}

/** The user of the program's own address. @throws Refusal where that leads to another database */
async function loginOf(owner: Database, url: string): Promise<string | null> {
  const program = openDatabase(url, { connectionsMax: 1 });
  try {
    await checkServer(program);
    const query = sql<{ name: string; database: string }>`select current_user as name, current_database() as database`;
    const [own, others] = [(await query.execute(program)).rows[0]!, (await query.execute(owner)).rows[0]!];
    if (own.database !== others.database) {
      throw new Refusal(503, 'two-databases', {
        ja: 'DATABASE_URL と HIRAKU_DATABASE_OWNER_URL が、別のデータベースを指しています。同じデータベースにしてください。',
        en: 'DATABASE_URL and HIRAKU_DATABASE_OWNER_URL lead to different databases. Let both lead to the same one.',
      });
    }
    return own.name === others.name ? null : own.name;
  } finally {
    await program.destroy();
  }
}

async function makeRole(tx: Database, role: string, login: boolean, superuser: boolean): Promise<boolean> {
  await sql`savepoint before_role`.execute(tx);
  try {
    const known = await sql`select from pg_roles where rolname = ${role}`.execute(tx);
    if (known.rows.length === 0) await sql`create role ${sql.id(role)} ${sql.raw(login ? 'login' : 'nologin')}`.execute(tx);
    if (!login && !superuser && !(await mayTakeOn(tx, role))) await sql`grant ${sql.id(role)} to current_user`.execute(tx);
    if (login || superuser || (await mayTakeOn(tx, role))) return true;
  } catch (error) {
    if (codeOf(error) !== '42501') throw error;
  }
  await sql`rollback to savepoint before_role`.execute(tx);
  return false;
}

async function mayTakeOn(tx: Database, role: string): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select pg_has_role(current_user, ${role}, case when current_setting('server_version_num')::integer >= 160000 then 'SET' else 'MEMBER' end) as may`.execute(tx);
  return rows[0]!.may;
}

async function giveRights(tx: Database, role: string, { schemas, appendOnly, readOnly, vacuumed }: Reach): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lock})`.execute(tx);
  const to = sql.id(role);
  for (const name of [...schemas, 'graphile_worker']) {
    const schema = sql.id(name);
    await sql`grant usage on schema ${schema} to ${to}`.execute(tx);
    // What somebody gave besides does not stay.
    await sql`revoke all on all tables in schema ${schema} from ${to}`.execute(tx);
    await sql`grant select, insert, update, delete on all tables in schema ${schema} to ${to}`.execute(tx);
    await sql`grant usage, select on all sequences in schema ${schema} to ${to}`.execute(tx);
    await sql`grant execute on all functions in schema ${schema} to ${to}`.execute(tx);
  }
  for (const table of appendOnly) await sql`revoke update, delete on ${tableOf(table)} from ${to}`.execute(tx);
  for (const table of readOnly) await sql`revoke insert, update, delete on ${tableOf(table)} from ${to}`.execute(tx);
  if (await knowsMaintain(tx)) for (const table of vacuumed) await sql`grant maintain on ${tableOf(table)} to ${to}`.execute(tx);
  await openQueue(tx);
}

async function knowsMaintain(tx: Database): Promise<boolean> {
  const { rows } = await sql<{ knows: boolean }>`select current_setting('server_version_num')::integer >= 170000 as knows`.execute(tx);
  return rows[0]!.knows;
}

function tableOf(table: string) {
  return sql.id(...table.split('.'));
}

/** The worker of jobs hides its rows from all but their owner; here the rights on its tables decide. */
async function openQueue(tx: Database): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class where relnamespace = 'graphile_worker'::regnamespace and relrowsecurity
      and not exists (select from pg_policy where polrelid = pg_class.oid and polname = 'by_rights')`.execute(tx);
  for (const { name } of rows) await sql`create policy by_rights on graphile_worker.${sql.id(name)} using (true) with check (true)`.execute(tx);
}

/** True where the tables are there and belong to somebody else. */
export async function isGuest(db: Database): Promise<boolean> {
  const { rows } = await sql<{ guest: boolean }>`select not pg_has_role(nspowner, 'member') as guest from pg_namespace where nspname = 'platform'`.execute(db);
  return rows[0]?.guest ?? false;
}

/** Says in the log which tables that are only added to could be rewritten all the same. */
async function checkProtection(url: string, { appendOnly }: Reach, log?: Log): Promise<void> {
  const db = openDatabase(url, { connectionsMax: 1 });
  try {
    const { rows } = await sql<{ name: string }>`
      select name from unnest(${appendOnly}::text[]) as name
      where has_table_privilege(name, 'update, delete, truncate') or (select pg_has_role(relowner, 'member') from pg_class where oid = name::regclass)`.execute(db);
    if (rows.length > 0) log?.warn({ tables: rows.map(({ name }) => name) }, 'the database does not protect these tables from the program itself: let DATABASE_URL name a role that owns nothing, and HIRAKU_DATABASE_OWNER_URL the owner');
  } finally {
    await db.destroy();
  }
}
