import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { openSafe } from '#platform/safe';
import { sha256Of } from './digest.ts';
import { asksForWork, hasWorked, newFormToken, readFormToken, signFormToken } from './form-token.ts';
import { worked } from './sending.fixture.ts';
import { findWork, isWorkDone, workBits, workWaitMs } from './work.ts';

const safe = openSafe({ given: Buffer.alloc(32, 7).toString('base64'), file: '/nowhere' });
const at = new Date('2026-04-10T10:00:00+09:00');

it('hashes as SHA-256 does, whatever the length', () => {
  for (let length = 0; length < 200; length += 1) {
    const message = Buffer.from(Array.from({ length }, (_, index) => (index * 7 + length) % 256));
    expect(Buffer.from(sha256Of(message)).toString('hex'), String(length)).toBe(createHash('sha256').update(message).digest('hex'));
  }
});

it('is done by trying, and known at once', () => {
  const nonce = findWork('token', 10, 0, 20_000)!;
  const digest = createHash('sha256').update(`token:${nonce}`).digest();
  expect(digest.readUInt16BE(0) >> 6).toBe(0);
  expect([isWorkDone('token', nonce, 10), isWorkDone('other', nonce, 16), isWorkDone('token', 'x', 1), isWorkDone('token', '', 0)]).toEqual([true, false, false, false]);
});

it('a form carries its work in its signed token, and waiting does as well', () => {
  const token = asksForWork(newFormToken(3, 'network', at), at);
  const signed = signFormToken(safe, token);
  expect([readFormToken(safe, signed, 3), asksForWork(token, new Date(at.getTime() + 5_000))]).toEqual([token, token]);
  const early = new Date(at.getTime() + workWaitMs - 1);
  expect([hasWorked(token, signed, '', early), hasWorked(token, signed, '', new Date(at.getTime() + workWaitMs)), hasWorked(newFormToken(3, 'network', at), signed, '0', early)]).toEqual([false, true, false]);
  expect(hasWorked(token, signed, worked(signed, workBits), early)).toBe(true);
});

it('takes no form that was changed, made elsewhere or meant for another call', () => {
  const signed = signFormToken(safe, newFormToken(3, 'network', at));
  const forged = `${Buffer.from(JSON.stringify({ ...newFormToken(3, 'network', at), begun: 0 })).toString('base64url')}.${signed.split('.')[1]}`;
  const stranger = signFormToken(openSafe({ given: Buffer.alloc(32, 8).toString('base64'), file: '/nowhere' }), newFormToken(3, 'network', at));
  for (const wrong of [forged, stranger, '', '.', 'x.y', signed.slice(0, -2), `${signed}.x`]) expect(readFormToken(safe, wrong, 3), wrong).toBeNull();
  expect(readFormToken(safe, signed, 4)).toBeNull();
});
