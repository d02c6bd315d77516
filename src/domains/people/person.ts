/** A person who has an account. */
import type { Lang } from '#platform/http';
import { mailKey } from '#platform/mail-address';

export interface Person {
  /** UUID. */
  id: string;
  email: string;
  name: string | null;
  lang: Lang;
  createdAt: Date;
}

/** What two spellings of one address share. The address itself is kept as typed. */
export const emailKey = mailKey;

export const personNameMax = 100;
