/** How often one network does something, without turning it away. */
import { type Allowance, limitNetwork } from '#domains/people';
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
