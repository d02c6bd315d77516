/** Links in letters: what they are for and how long they live. */
import type { Lang } from '#platform/http';
import type { LinkPurpose } from './tables.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** In ms. A link has ended when it is exactly this old. */
export const linkLifeMs: Record<LinkPurpose, number> = {
  'sign-in': 15 * minuteMs,
  email: 15 * minuteMs,
  invitation: 7 * dayMs,
  'email-undo': 7 * dayMs,
};

export interface Link {
  id: string;
  purpose: LinkPurpose;
  email: string;
  /** Null for a sign-in: whose address it is shows when it is used. */
  personId: string | null;
  lang: Lang;
  next: string | null;
  madeAt: Date;
}

/** What opening a link finds. `elsewhere`: it is good, but another browser asked for it; `replaced`: a newer invitation took its place. */
export type Opened = { state: 'good'; link: Link } | { state: 'elsewhere' | 'over'; link: Link } | { state: 'replaced'; link: Link } | { state: 'unknown' };
