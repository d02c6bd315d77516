/** An amount as a plan prints it. */
export type CostText = { known: 'amount'; yen: bigint } | { known: 'too-large' } | { known: 'unsettled' } | { known: 'empty' } | { known: 'not' };

/** More yen than this fit no ledger: whole numbers of 64 bits. */
export const yenMax = 2n ** 63n - 1n;

const grouped = /^([-−△▲]?)0*(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,8}))?$/;

/**
 * 1,750 → amount, one beyond `yenMax` → too large; *** → unsettled, neither zero nor missing; empty or a dash → empty; anything else → not an amount.
 * `unitYen`: yen of one printed unit. Full width is taken; △ is minus; a fraction must come to whole yen.
 */
export function readCost(text: string, unitYen: number): CostText {
  const plain = text.normalize('NFKC').replace(/\s+/gu, '');
  if (plain === '' || /^[-−―–—ー─]+$/u.test(plain)) return { known: 'empty' };
  if (/^[*※]{2,}$/u.test(plain)) return { known: 'unsettled' };
  const match = grouped.exec(plain);
  if (!match) return { known: 'not' };
  const [, sign, whole, fraction = ''] = match;
  const digits = whole!.replaceAll(',', '');
  // Before a number is made of it: a cell of a million digits would take its time.
  if (digits.length > 20) return { known: 'too-large' };
  const scale = 10n ** BigInt(fraction.length);
  const scaled = (BigInt(digits) * scale + BigInt(fraction || '0')) * BigInt(unitYen);
  if (scaled % scale !== 0n) return { known: 'not' };
  const yen = scaled / scale;
  return yen > yenMax ? { known: 'too-large' } : { known: 'amount', yen: sign ? -yen : yen };
}

const units: [string, number][] = [['億円', 100_000_000], ['百万円', 1_000_000], ['万円', 10_000], ['千円', 1_000], ['円', 1]];

/** Yen of a unit's name (百万円 → 1,000,000); null where it is none. */
export function unitYenOf(name: string): number | null {
  return units.find(([unit]) => unit === name.trim())?.[1] ?? null;
}

/** Name of a unit; the number of yen where it has no name. */
export function unitName(unitYen: number): string {
  return units.find(([, yen]) => yen === unitYen)?.[0] ?? `${unitYen}円`;
}
