/** Persons by id and by address. */
import { randomBytes, randomUUID } from 'node:crypto';
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
