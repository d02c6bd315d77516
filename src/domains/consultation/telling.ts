/** Who had to be told before a period begins, and when they were. */
import type { PlainDate } from '#platform/clock';

export interface Telling {
  /** Key of the rule. */
  body: string;
  toldOn: PlainDate;
}
