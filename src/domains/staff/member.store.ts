/** Members with the names that people's accounts give them. */
import { findPerson, listPersons } from '#domains/people';
import type { Database } from '#platform/database';
import { Refusal } from '#platform/http';
import { listAppointments } from './appointment.store.ts';
import { isPersonId, type Member } from './member.ts';
import { sentence } from './text.ts';

/** Everyone who holds or held an appointment and has an account. */
export async function listMembers(db: Database): Promise<Member[]> {
  const held = Map.groupBy(await listAppointments(db), ({ personId }) => personId);
  const persons = await listPersons(db, [...held.keys()]);
  return persons.map(({ id, email, name }) => ({ personId: id, email, name, appointments: held.get(id)! }));
}

/** One member; null for whoever never held an appointment. An erased account leaves the appointments alone. */
export async function findMember(db: Database, personId: string): Promise<Member | null> {
  const appointments = await listAppointments(db, { personId });
  if (appointments.length === 0) return null;
  const person = await findPerson(db, personId);
  return { personId, email: person?.email ?? null, name: person?.name ?? null, appointments };
}

/** The member whose id stands in an address. @throws Refusal 404 where there is none. */
export async function getMember(db: Database, personId: string): Promise<Member> {
  const member = isPersonId(personId) ? await findMember(db, personId) : null;
  if (member) return member;
  throw new Refusal(404, 'member-not-found', sentence((words) => words.member.unknown));
}

/** Names by person's id, for lists; those who were erased are missing. */
export async function namesOf(db: Database, personIds: readonly string[]): Promise<Map<string, string>> {
  const persons = await listPersons(db, [...new Set(personIds)]);
  return new Map(persons.map(({ id, name, email }) => [id, name ?? email]));
}
