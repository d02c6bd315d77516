/** Persons by id and by address. */
import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { Lang } from '#platform/http';
import { emailKey, type Person } from './person.ts';
import type { PeopleTables, PersonTable } from './tables.ts';

const columns = ['id', 'email', 'name', 'lang', 'created_at'] as const;

function personOf(row: Pick<PersonTable, (typeof columns)[number]>): Person {
  return { id: row.id, email: row.email, name: row.name, lang: row.lang, createdAt: row.created_at };
}

export async function findPerson(db: Database, id: string): Promise<Person | null> {
  const row = await db.withTables<PeopleTables>().selectFrom('people.person').select(columns).where('id', '=', id).executeTakeFirst();
  return row ? personOf(row) : null;
}

export async function findPersonByEmail(db: Database, email: string): Promise<Person | null> {
  const row = await db.withTables<PeopleTables>().selectFrom('people.person').select(columns).where('email_key', '=', emailKey(email)).executeTakeFirst();
  return row ? personOf(row) : null;
}

/** Several persons by id, in no particular order; those who are erased are missing. */
export async function listPersons(db: Database, ids: string[]): Promise<Person[]> {
  if (ids.length === 0) return [];
  return (await db.withTables<PeopleTables>().selectFrom('people.person').select(columns).where('id', 'in', ids).execute()).map(personOf);
}

/** The account of an address, made now where there is none; its key is made with it. */
export async function personOfEmail(tx: Database, email: string, lang: Lang, at: Date, name: string | null = null): Promise<Person> {
  const db = tx.withTables<PeopleTables>();
  const id = randomUUID();
  const made = await db
    .insertInto('people.person')
    .values({ id, email: email.trim(), email_key: emailKey(email), name, lang, created_at: at, generation: 1 })
    .onConflict((conflict) => conflict.column('email_key').doNothing())
    .returning(columns)
    .executeTakeFirst();
  if (!made) return (await findPersonByEmail(tx, email))!;
  await db.insertInto('people.person_key').values({ person_id: id, key: randomBytes(32) }).execute();
  return personOf(made);
}

/** Keeps what a person corrects of themselves; the name exactly as given. */
export async function correctPerson(tx: Database, id: string, { name, lang }: { name: string | null; lang: Lang }): Promise<void> {
  await tx.withTables<PeopleTables>().updateTable('people.person').set({ name, lang }).where('id', '=', id).execute();
}

/** Gives an account another address; false where a different account has it. */
export async function moveToEmail(tx: Database, id: string, email: string): Promise<boolean> {
  const other = await findPersonByEmail(tx, email);
  if (other !== null && other.id !== id) return false;
  await tx.withTables<PeopleTables>().updateTable('people.person').set({ email: email.trim(), email_key: emailKey(email) }).where('id', '=', id).execute();
  return true;
}

/** Takes a person and all that hangs on them out of this schema: their key, sessions, ways in, links to their address. */
export async function deletePerson(tx: Database, { id, email }: Pick<Person, 'id' | 'email'>): Promise<void> {
  // Links by address first: those that the person asked for tell which addresses were theirs.
  await sql`delete from people.link where email_key = ${emailKey(email)} or email_key in (select own.email_key from people.link own where own.person_id = ${id})`.execute(tx);
  await tx.withTables<PeopleTables>().deleteFrom('people.person').where('id', '=', id).execute();
}

/** Takes away every way in but the link by e-mail. */
export async function deleteOtherWays(tx: Database, id: string): Promise<void> {
  const db = tx.withTables<PeopleTables>();
  await db.deleteFrom('people.passkey').where('person_id', '=', id).execute();
  await db.deleteFrom('people.identity').where('person_id', '=', id).execute();
  await db.deleteFrom('people.password').where('person_id', '=', id).execute();
}
