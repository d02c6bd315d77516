/** Acts of 拓野市 for tests of the record. */
import { randomUUID } from 'node:crypto';
import { inTransaction } from '#platform/database';
import type { Town } from '#town';
import { recordAct } from './act.store.ts';
import type { PublicAct } from './public-act.ts';
import { recordPublicAct } from './public-act.store.ts';

export function reportAct(n: number): PublicAct {
  return {
    kind: 'progress.report-published',
    path: '/plan/programmes/P0001',
    title: { ja: `進行管理を公表しました（${n}）`, en: `Progress published (${n})` },
    actingAs: 'planning: 企画部 企画課',
    about: { programmes: ['P0001'], measures: ['協1-1'], departments: ['都市整備部 道路課'] },
    document: { programme: 'P0001', state: '順調', number: n },
  };
}

export async function actPublicly(town: Town, ...numbers: number[]): Promise<void> {
  for (const n of numbers) await inTransaction(town.db, (tx) => recordPublicAct(tx, reportAct(n), town.clock.now()));
}

export async function actInside(town: Town, ...subjects: string[]): Promise<void> {
  for (const subject of subjects) {
    await recordAct(town.db, { requestId: randomUUID(), at: town.clock.now(), personId: randomUUID(), actingAs: 'member: 都市整備部 道路課', act: 'progress-report.saved', subject, why: null, commitment: null });
  }
}
