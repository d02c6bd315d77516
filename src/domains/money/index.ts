/** The door of money: what other domains may ask of it. */
export { type Amount, availableYen, executionRate, formatRate, type FundSource, moneyByYear, type YearMoney } from './amount.ts';
export { listAmounts } from './amount.store.ts';
