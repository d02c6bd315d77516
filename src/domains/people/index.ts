/** The door of people: what other domains may ask of it. */
export { emailKey, type Person } from './person.ts';
export { findPerson, findPersonByEmail, listPersons, personOfEmail } from './person.store.ts';
export { findPrincipal, openSession } from './session.store.ts';
