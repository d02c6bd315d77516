export { initCity } from './init.command.ts';
export { siteOf, type Profile } from './profile.ts';
export { letterRoutes } from './routes.ts';
export { ProfileError, readProfile } from './profile.store.ts';
