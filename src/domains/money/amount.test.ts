import { describe, expect, test } from 'vitest';
import { type Amount, availableYen, executionRate, formatRate, moneyByYear, yearMoney } from './amount.ts';

const none = { national: null, prefectural: null, bond: null, other: null, general: null };
const amount = (stage: Amount['stage'], thousand: bigint, round = 0, fiscalYear = 2025): Amount => ({ programmeNumber: 'P0001', fiscalYear, stage, round, totalYen: thousand * 1_000n, sources: none });

describe('the money of a year', () => {
  test('the budget in force is the budget with all its amendments', () => {
    const money = yearMoney(2025, [amount('budget', 1_000n), amount('amendment', 300n, 1), amount('amendment', -50n, 2), amount('settlement', 1_100n), amount('budget', 9n, 0, 2024)]);
    expect(money).toMatchObject({ budgetYen: 1_000_000n, amendmentYen: 250_000n, settlementYen: 1_100_000n });
    expect(availableYen(money)).toBe(1_250_000n);
    expect(executionRate(money)).toBe(880);
    expect(formatRate(880)).toBe('88.0 %');
  });

  test('the rate is rounded half up to a tenth of a percent', () => {
    expect(executionRate({ budgetYen: 2_000n, amendmentYen: null, settlementYen: 1_999n })).toBe(1_000);
    expect(executionRate({ budgetYen: 3_000n, amendmentYen: null, settlementYen: 1_000n })).toBe(333);
    expect(executionRate({ budgetYen: 10_000n, amendmentYen: null, settlementYen: 5n })).toBe(1);
  });

  test('there is no rate where nothing was voted or nothing is settled yet', () => {
    expect(executionRate({ budgetYen: null, amendmentYen: null, settlementYen: 1n })).toBeNull();
    expect(executionRate({ budgetYen: 0n, amendmentYen: null, settlementYen: 1n })).toBeNull();
    expect(executionRate({ budgetYen: 1n, amendmentYen: null, settlementYen: null })).toBeNull();
  });

  test('the funds are those of the settlement once there is one', () => {
    const budget = { ...amount('budget', 10n), sources: { ...none, general: 10_000n } };
    const settlement = { ...amount('settlement', 8n), sources: { ...none, national: 3_000n, general: 5_000n } };
    expect(yearMoney(2025, [budget])).toMatchObject({ sourcesOf: 'budget', sources: { general: 10_000n } });
    expect(yearMoney(2025, [budget, settlement])).toMatchObject({ sourcesOf: 'settlement', sources: { national: 3_000n, general: 5_000n } });
  });

  test('years come oldest first, each once', () => {
    expect(moneyByYear([amount('budget', 1n), amount('settlement', 1n, 0, 2023), amount('budget', 1n, 0, 2023)]).map((money) => money.fiscalYear)).toEqual([2023, 2025]);
  });
});
