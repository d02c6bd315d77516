/** Wiring of money; only app.ts reads it. */
import type { Domain } from '#platform/domain';
import { measureMoney, planMoney, programmeMoney } from './block.http.tsx';
import { moneyDataset } from './dataset.http.ts';
import { importCommand } from './import.command.ts';
import { routes } from './routes.ts';
import { sentence } from './text.ts';

export const domain: Domain = {
  name: 'money',
  stores: true,
  routes,
  blocks: [programmeMoney, measureMoney, planMoney],
  datasets: [moneyDataset],
  nav: [{ path: '/plan/money', label: sentence((words) => words.nav), order: 40 }],
  staffNav: [{ path: '/staff/money', label: sentence((words) => words.staffNav), roles: ['planning'] }],
  commands: [importCommand],
  appendOnly: ['money.fact', 'money.import', 'money.import_refusal'],
  unpublished: ['money.fact', 'money.import', 'money.import_refusal'],
};
