/** An invitation lies for a week in the mailbox that it was sent to: it must not outlast that mailbox's part in the account. */
import { inTransaction } from '#platform/database';
import { openTown, type Town } from '#town';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openInvitation } from './invitation.store.ts';
import { lettersTo, signInByLink, visitor } from './visitor.fixture.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

test('an invitation opens nothing any more once the account has another address', async () => {
  const [email, to] = ['invited@takuno.example', 'moved@takuno.example'];
  const { path } = await inTransaction(town.db, (tx) => openInvitation(tx, { email, name: null, lang: 'ja', invitedBy: '総務部 総務課の担当として登録されました。' }, town.clock.now()));
  const browser = visitor(town);
  await signInByLink(town, browser, email);
  await browser.post('/me/email', { email: to });
  const [letter] = await lettersTo(town, to);
  expect((await browser.post(letter!.path)).status).toBe(303);
  expect((await visitor(town).post(path)).status).toBe(410);
});
