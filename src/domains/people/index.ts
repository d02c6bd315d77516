/** The door of people: what other domains may ask of it. */
export type { Allowance } from './attempt.ts';
export { limitNetwork } from './attempt.store.ts';
export { type Invitation, openInvitation } from './invitation.store.ts';
export { emailKey, type Person } from './person.ts';
export { findPerson, findPersonByEmail, listPersons, personOfEmail } from './person.store.ts';
export { endAllSessions, findPrincipal, openSession } from './session.store.ts';
export { isStrongWay } from './session.ts';
