/** Whether this site can tell that a resident is one person: a provider of identities for residents is set up. */
import type { Site } from '#platform/http';

export function verifiesPeople({ ways }: Pick<Site, 'ways'>): boolean {
  return (ways?.providers ?? []).some((provider) => provider.for === 'person');
}
