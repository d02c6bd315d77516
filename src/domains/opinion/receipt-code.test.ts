import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { openSafe } from '#platform/safe';
import { formatReceiptCode, readReceiptCode, receiptCode } from './receipt-code.ts';

const safe = openSafe({ given: Buffer.alloc(32, 7).toString('base64'), file: '/nowhere' });
const other = openSafe({ given: Buffer.alloc(32, 8).toString('base64'), file: '/nowhere' });
const codes = Array.from({ length: 200 }, () => receiptCode(safe, randomUUID()));

it('is the same for the same form, and another under another key', () => {
  const key = randomUUID();
  expect(receiptCode(safe, key)).toBe(receiptCode(safe, key));
  expect(receiptCode(other, key)).not.toBe(receiptCode(safe, key));
  expect(new Set(codes).size).toBe(codes.length);
});

it('is read however people type it', () => {
  for (const code of codes) {
    const shown = formatReceiptCode(code);
    expect(shown).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
    const wide = [...shown].map((sign) => (sign === '-' ? 'ー' : String.fromCharCode(sign.charCodeAt(0) + 0xfee0))).join('');
    for (const typed of [shown, code, shown.toLowerCase(), ` ${shown.replaceAll('-', ' ')} `, wide, shown.replaceAll('0', 'o').replaceAll('1', 'l'), shown.replaceAll('0', 'O').replaceAll('1', 'I')]) expect(readReceiptCode(typed), typed).toBe(code);
  }
});

it('tells one wrong letter and two neighbours changed round', () => {
  const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  for (const code of codes.slice(0, 30)) {
    for (let at = 0; at < code.length; at += 1) {
      for (const letter of letters) if (letter !== code[at]) expect(readReceiptCode(code.slice(0, at) + letter + code.slice(at + 1))).toBeNull();
    }
  }
  const swapped = codes.flatMap((code) => Array.from({ length: 15 }, (_, at) => ({ code, swap: code.slice(0, at) + code[at + 1] + code[at] + code.slice(at + 2) }))).filter(({ code, swap }) => swap !== code);
  const unseen = swapped.filter(({ swap }) => readReceiptCode(swap) !== null);
  // Luhn's rule misses one pair of letters alone: the first and the last of the alphabet.
  expect(unseen.every(({ code, swap }) => [...code].some((letter, at) => letter !== swap[at] && '0Z'.includes(letter)))).toBe(true);
});

it('takes nothing else for a code', () => {
  for (const typed of ['', '-', '1234', 'あいうえおかきくけこさしすせそた', '0'.repeat(15), '0'.repeat(17), `${'0'.repeat(15)}1`]) expect(readReceiptCode(typed), typed).toBeNull();
});
