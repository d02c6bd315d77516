/** Whether this site can tell that a resident is one person: by providers of identities for residents that are set up. */
import type { Site } from '#platform/http';

/** Their names; without any a conversation for verified people cannot be. */
export function verifyingProviders({ ways }: Pick<Site, 'ways'>): string[] {
  return (ways?.providers ?? []).filter((provider) => provider.for === 'person').map(({ name }) => name);
}

export function verifiesPeople(site: Pick<Site, 'ways'>): boolean {
  return verifyingProviders(site).length > 0;
}
