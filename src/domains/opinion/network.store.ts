/** How often one network does something, and how often one address is written to, without turning anybody away. */
import { type Allowance, emailKey, limitNetwork } from '#domains/people';
import type { Database } from '#platform/database';
import { Refusal } from '#platform/http';

/** Counts once more; true where that is more than allowed. `network`: of the form's token, null for none that is known. */
export async function isNetworkBusy(tx: Database, allowance: Allowance, network: string | null, at: Date): Promise<boolean> {
  try {
    await limitNetwork(tx, allowance, network, at);
    return false;
  } catch (error) {
    if (error instanceof Refusal && error.status === 429) return true;
    throw error;
  }
}

/** Whoever types an address need not be the one who reads there: beyond this none is written to, and the page shows all that a letter would. */
const lettersToAddress: Allowance = { kind: 'opinion-letter:email', most: 5, withinMs: 60 * 60_000 };

/** Counts one letter more to an address; false where it had enough of them. */
export async function mayHaveLetter(tx: Database, email: string, at: Date): Promise<boolean> {
  return !(await isNetworkBusy(tx, lettersToAddress, emailKey(email), at));
}
