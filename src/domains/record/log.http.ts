/** The public log for programs (C2SP tlog-tiles), and its keys. */
import { json, Refusal, type Ask, type Reply } from '#platform/http';
import { findCheckpoint } from './checkpoint.store.ts';
import { listKeys } from './key.store.ts';
import { base64, parseVerifier } from './note.ts';
import { consistencyHashes, findEntries, findTile } from './proof.store.ts';
import { entryBundle, parseTile, type Tile } from './tile.ts';

function noSuchTile(): Refusal {
  return new Refusal(404, 'tile-not-found', { ja: 'このタイルはありません。', en: 'There is no such tile.' });
}

function tileOf(ask: Ask): Tile {
  const tile = parseTile(ask.params.tile ?? '');
  if (tile === null || !Number.isSafeInteger((tile.index + 1) * 256)) throw noSuchTile();
  return tile;
}

/** What a tile says never changes: whoever has it need not ask again. */
function tileReply(body: Buffer | null): Reply {
  if (body === null) throw noSuchTile();
  return { status: 200, headers: { 'content-type': 'application/octet-stream', 'cache-control': 'public, max-age=31536000, immutable' }, body };
}

export async function showCheckpoint(ask: Ask): Promise<Reply> {
  const checkpoint = await findCheckpoint(ask.db, 'public');
  if (!checkpoint) throw new Refusal(404, 'checkpoint-not-found', { ja: '公開の記録の点検票は、まだありません。', en: 'The public log has no checkpoint yet.' });
  return { status: 200, headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-cache' }, body: checkpoint.note };
}

export async function showTile(ask: Ask): Promise<Reply> {
  const level = ask.params.level ?? '';
  if (!/^([0-9]|[1-5][0-9]|6[0-3])$/.test(level)) throw noSuchTile();
  return tileReply(await findTile(ask.db, Number(level), tileOf(ask)));
}

export async function showEntries(ask: Ask): Promise<Reply> {
  const entries = await findEntries(ask.db, tileOf(ask));
  return tileReply(entries && entryBundle(entries.map((entry) => Buffer.from(entry))));
}

export async function showKeys(ask: Ask): Promise<Reply> {
  const keys = await listKeys(ask.db, 'public');
  const reply = json({
    origin: `${new URL(ask.site.origin).host}/log`,
    checkpoint: `${ask.site.origin}/log/checkpoint`,
    keys: keys.map(({ verifier, beganAt, untilAt }) => ({
      verifier,
      name: parseVerifier(verifier).name,
      algorithm: 'Ed25519',
      public_key: base64(parseVerifier(verifier).publicKey),
      signs_from: beganAt.toISOString(),
      signs_until: untilAt?.toISOString() ?? null,
    })),
  });
  return { ...reply, headers: { ...reply.headers, 'cache-control': 'no-cache' } };
}

/** Proof that a tree somebody saw earlier is the beginning of the present one. */
export async function showConsistency(ask: Ask<{ from: number }>): Promise<Reply> {
  const checkpoint = await findCheckpoint(ask.db, 'public');
  const older = ask.query.from;
  if (!checkpoint || older > checkpoint.size) throw new Refusal(404, 'size-not-reached', { ja: '公開の記録は、まだその件数に達していません。', en: 'The public log has not reached that size.' });
  const hashes = await consistencyHashes(ask.db, 'public', older, checkpoint.size);
  return json({ from: older, to: checkpoint.size, hashes: hashes.map((hash) => base64(hash)), checkpoint: checkpoint.note });
}
