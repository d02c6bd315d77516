/** The two logs of the record: public acts, which everybody may check, and the audit record, which only the city reads. Pure. */
export const logs = ['public', 'audit'] as const;
export type Log = (typeof logs)[number];

/** Name of a log and of its keys, unique in the world (C2SP: the origin line): the site's host and a path. */
export function originOf(log: Log, siteOrigin: string): string {
  return `${new URL(siteOrigin).host}/${log === 'public' ? 'log' : 'audit'}`;
}
