/** The audit record as its page lists it, and what one may choose there. */
export interface ListedAct {
  id: bigint;
  at: Date;
  requestId: string;
  personId: string | null;
  actingAs: string;
  act: string;
  subject: string | null;
  why: string | null;
  /** Place of its leaf in the audit log; null while it waits for one. */
  position: number | null;
}

export interface ActChoice {
  since?: string;
  until?: string;
  act?: string;
  actingAs?: string;
  subject?: string;
  person?: string;
  order: 'asc' | 'desc';
  page: number;
}
