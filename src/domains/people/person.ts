/** A person who has an account. */
import type { Lang } from '#platform/http';

export interface Person {
  /** UUID. */
  id: string;
  email: string;
  name: string | null;
  lang: Lang;
  createdAt: Date;
}

/** What two spellings of one address share: Unicode-composed, without regard to case. The address itself is kept as typed. */
export function emailKey(email: string): string {
  return email.trim().normalize('NFC').toLowerCase();
}

export const personNameMax = 100;
