/** How much the next answer to a statement is worth: the weight with which it is drawn (formula 12). */

/** Statements about the person come up often, whatever people answer: 7². */
export const metaPriority = 49;

/**
 * Importance rises with few passes, with agreement, and with the distance from the middle of the picture (`extremity` ≥ 0); a new statement counts up to nine times,
 * which halves every five votes; the square makes the best come up more often. Votes are those of everybody, also of newcomers who are in no group yet, so that a statement that newcomers saw is no longer new.
 * Always above 0.
 */
export function priorityOf(agree: number, disagree: number, pass: number, extremity: number): number {
  const votes = agree + disagree + pass;
  const importance = (1 - (pass + 1) / (votes + 2)) * (extremity + 1) * ((agree + 1) / (votes + 2));
  const weight = importance * (1 + 8 * 2 ** (-votes / 5));
  return weight * weight;
}

/** Of a statement on which nobody voted yet, also one that the last computation does not know: (½ · 1 · ½ · 9)². */
export const newPriority = priorityOf(0, 0, 0, 0);
