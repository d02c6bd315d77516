/** Indicators on the pages of programmes and measures of the plan in force. */
import type { PageBlock, PageSubject } from '#platform/domain';
import type { Ask } from '#platform/http';
import type { VNode } from 'preact';
import { BlockView } from './block.view.tsx';
import { findPlanYears, listAllIndicators } from './indicator.store.ts';

async function render(ask: Ask, { programme, measure }: PageSubject): Promise<VNode | null> {
  const whom = programme !== undefined ? { programmeNumbers: [programme.number] } : measure !== undefined ? { measureCodes: [measure] } : null;
  const plan = await findPlanYears(ask.db);
  if (whom === null || plan === null) return null;
  const indicators = await listAllIndicators(ask.db, { ...whom, ended: false });
  return indicators.length === 0 ? null : <BlockView view={ask} indicators={indicators} plan={plan} />;
}

const reads = ['plan', 'indicator'];

export const blocks: PageBlock[] = [
  { page: 'programme', place: 'middle', order: 30, reads, render },
  { page: 'measure', place: 'middle', order: 30, reads, render },
];
