/** Wiring of the record; only app.ts reads it. */
import { fiscalYearDays } from '#domains/civic';
import type { Domain } from '#platform/domain';
import { listActsOfPerson } from './act-list.store.ts';
import { downloadCommand } from './download.command.ts';
import { growthAfterAct, growthJob, beginGrowth } from './growth.job.ts';
import { checkpointCommand, keysCommand, rotateKeyCommand } from './log.command.ts';
import { countPublicActs } from './public-act.store.ts';
import { recordBlocks } from './record-block.http.tsx';
import { routes } from './routes.ts';
import { sentence } from './text.ts';
import { verifyCommand } from './verify.command.ts';

export const domain: Domain = {
  name: 'record',
  stores: true,
  routes,
  nav: [{ path: '/record', label: sentence((words) => words.nav), order: 70 }],
  staffNav: [{ path: '/staff/audit', label: sentence((words) => words.auditNav), roles: ['auditor', 'administrator'] }],
  jobs: [growthJob],
  subscriptions: [growthAfterAct],
  begin: ({ db }) => beginGrowth(db),
  commands: [verifyCommand, checkpointCommand, downloadCommand, keysCommand, rotateKeyCommand],
  blocks: recordBlocks,
  scripts: [{ name: 'record-proof', file: 'src/domains/record/record-proof.client.ts' }],
  appendOnly: ['record.act', 'record.public_act', 'record.leaf', 'record.tree_hash', 'record.checkpoint', 'record.signing_key'],
  unpublished: ['record.act', 'record.waiting', 'record.leaf', 'record.tree_hash', 'record.checkpoint', 'record.signing_key'],
  indicators: [
    {
      key: 'record.public-acts',
      title: sentence((words) => words.indicator.title),
      unit: sentence((words) => words.indicator.unit),
      path: '/record',
      measure(db, fiscalYear) {
        const { first, last } = fiscalYearDays(fiscalYear);
        return countPublicActs(db, new Date(`${first}T00:00:00+09:00`), new Date(`${last}T24:00:00+09:00`));
      },
    },
  ],
  personalData: {
    show: async (db, personId) => ({ 監査記録: await listActsOfPerson(db, personId) }),
    // The record stays whole: after the erasure the id in it means nobody, and commitments prove nothing without the key.
    erase: async () => undefined,
  },
};
