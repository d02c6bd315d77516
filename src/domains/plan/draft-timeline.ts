/** What was done with a draft, as its page tells it. */
import type { Department } from '#domains/book';

export interface DraftAct {
  kind: 'made' | 'submitted' | 'withdrawn' | 'approved' | 'sent-back' | 'accepted' | 'scheduled' | 'unscheduled' | 'published' | 'discarded';
  /** Null for what concerns the whole draft. */
  department: Department | null;
  reason: string | null;
  publishOn: string | null;
  actingAs: string;
  at: Date;
}
