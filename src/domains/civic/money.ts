/** Money as people read it. Amounts are whole yen; nothing is rounded, so what is shown can always be added up. */
import type { Lang } from '#platform/http';

const myriads: [bigint, string][] = [
  [1_000_000_000_000n, '兆'],
  [100_000_000n, '億'],
  [10_000n, '万'],
];

const thousands: [bigint, string][] = [
  [1_000_000_000_000n, 'trillion'],
  [1_000_000_000n, 'billion'],
  [1_000_000n, 'million'],
];

const units: Record<number, Record<Lang, string>> = {
  1: { ja: '円', en: 'yen' },
  1_000: { ja: '千円', en: 'thousand yen' },
  10_000: { ja: '万円', en: 'ten thousand yen' },
  1_000_000: { ja: '百万円', en: 'million yen' },
  100_000_000: { ja: '億円', en: 'hundred million yen' },
};

/** 1234567n → `1,234,567`, without asking the server's locale. */
function grouped(whole: bigint): string {
  return whole.toString().replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** The exact quotient by a power of ten: 1,500,000 by 1,000,000 → `1.5`. */
function quotient(amount: bigint, by: bigint): string {
  const digits = by.toString().length - 1;
  const rest = (amount % by).toString().padStart(digits, '0').replace(/0+$/, '');
  return amount % by === 0n ? grouped(amount / by) : `${grouped(amount / by)}.${rest}`;
}

function signed(amount: bigint, write: (size: bigint) => string): string {
  return amount < 0n ? `−${write(-amount)}` : write(amount);
}

/** 569000000n → `5億6,900万円`; zero → `0円`. */
function yenInJapanese(amount: bigint): string {
  let rest = amount;
  let words = '';
  for (const [size, name] of myriads) {
    if (rest >= size) words += `${grouped(rest / size)}${name}`;
    rest %= size;
  }
  return `${words}${rest > 0n || words === '' ? grouped(rest) : ''}円`;
}

/** 569000000n → `¥569 million`; the largest word that needs at most three decimals, else all digits. */
function yenInEnglish(amount: bigint): string {
  const fit = thousands.find(([size]) => amount >= size && amount % (size / 1000n) === 0n);
  return fit ? `¥${quotient(amount, fit[0])} ${fit[1]}` : `¥${grouped(amount)}`;
}

/** An amount in running text: `5億6,900万円`, `¥569 million`. */
export function formatYen(yen: bigint, lang: Lang): string {
  return signed(yen, lang === 'ja' ? yenInJapanese : yenInEnglish);
}

/**
 * The bare figure in a printed unit, for a table whose head names the unit: 569000000n by 1000000 → `569`.
 * The unit is yen in one, a power of ten; amounts that it does not divide keep their decimals.
 */
export function formatFigure(yen: bigint, unitYen: number): string {
  return signed(yen, (size) => quotient(size, BigInt(unitYen)));
}

/** `百万円`, `million yen`; throws RangeError for a unit that no plan prints. */
export function formatUnit(unitYen: number, lang: Lang): string {
  const unit = units[unitYen];
  if (!unit) throw new RangeError(`no name for a unit of ${unitYen} yen`);
  return unit[lang];
}

/** The figure with its unit: `569百万円`, `569 million yen`. */
export function formatAmount(yen: bigint, unitYen: number, lang: Lang): string {
  return `${formatFigure(yen, unitYen)}${lang === 'ja' ? '' : ' '}${formatUnit(unitYen, lang)}`;
}
