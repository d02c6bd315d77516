import { expect, it } from 'vitest';
import { openSafe } from '#platform/safe';
import { openSender, sealSender, senderKey } from './sender.ts';

const safe = openSafe({ given: Buffer.alloc(32, 7).toString('base64'), file: '/nowhere' });

it('knows one person again who writes the house number in another way', () => {
  const one = senderKey('市民 はなこ', '拓野市中町１丁目２番３号');
  for (const address of ['拓野市中町1-2-3', '拓野市 中町一丁目2番地の3', '拓野市中町１－２－３', '拓野市中町1ー2ー3']) expect(senderKey('市民はなこ', address), address).toBe(one);
  expect(senderKey('市民はなこ', '拓野市中町1-2-4')).not.toBe(one);
  expect(senderKey('市民たろう', '拓野市中町1-2-3')).not.toBe(one);
});

it('does not take a name alone for a person', () => {
  expect(senderKey('市民 はなこ', ' ')).toBeNull();
  expect(sealSender(safe, { name: '', address: '拓野市中町1-2-3' }).fingerprint).toBeNull();
});

it('gives back exactly what was given, and nothing of it without the key', () => {
  const given = { name: '髙橋　花子', address: '拓野市中町１丁目２番３号', email: 'h@example.jp' };
  const { sealed, fingerprint } = sealSender(safe, given);
  expect(openSender(safe, sealed)).toEqual(given);
  expect(Buffer.concat([sealed, fingerprint!]).includes('花子')).toBe(false);
  expect(sealSender(safe, given).fingerprint).toEqual(fingerprint);
});
