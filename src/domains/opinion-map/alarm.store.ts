/** What somebody should look at while an opinion map runs: much from one network, people who vote alike, a lot that does not work. */
import type { Database } from '#platform/database';
import { type FloodAlarm, floodsIn, type Routing, routingOf } from './flow.ts';
import { listNetworkHours } from './flow.store.ts';
import { alikeStatementsLeast } from './maths/alike.ts';
import type { AlikeSet } from './maths/reckoning.ts';
import type { Standing } from './standing.ts';
import { findStanding } from './standing.store.ts';
import { listStatements } from './statement.store.ts';

export interface Alarms {
  floods: FloodAlarm[];
  alike: AlikeSet[];
  /** False while there are too few statements for votes to be compared: then nobody looked for sets. */
  alikeSought: boolean;
  routing: Routing;
  /** From which they are read; null where nothing was computed yet. */
  standing: Standing | null;
}

export async function gatherAlarms(db: Database, conversationId: number): Promise<Alarms> {
  const standing = await findStanding(db, conversationId);
  const statements = await listStatements(db, conversationId);
  const shown = statements.filter(({ meta }) => !meta);
  return {
    floods: floodsIn(await listNetworkHours(db, conversationId)),
    alike: standing?.figures.alike ?? [],
    alikeSought: Math.max(statements.length, standing?.figures.statements.length ?? 0) >= alikeStatementsLeast,
    routing: routingOf(shown.map(({ number }) => number), standing?.figures.statements ?? []),
    standing,
  };
}

/** Few votes on many statements are no alarm: every opinion map begins so. */
export function isAlarming({ floods, alike, routing }: Alarms): boolean {
  return floods.length > 0 || alike.length > 0 || routing.verdict === 'equal';
}
