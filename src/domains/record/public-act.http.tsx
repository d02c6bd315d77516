import { json, page, Refusal, type Ask, type Reply } from '#platform/http';
import { listKeys } from './key.store.ts';
import { base64 } from './note.ts';
import { findInclusionProof, type InclusionProof } from './proof.store.ts';
import { type KeptAct, publicActPath } from './public-act.ts';
import { findPublicAct } from './public-act.store.ts';
import { PublicActView } from './public-act.view.tsx';
import { sentence } from './text.ts';
import { leafHash } from './tree.ts';

export async function showPublicAct(ask: Ask): Promise<Reply> {
  const id = ask.params.id ?? '';
  const act = /^[1-9]\d{0,17}$/.test(id) ? await findPublicAct(ask.db, BigInt(id)) : null;
  if (!act) throw new Refusal(404, 'public-act-not-found', sentence((words) => words.act.notFound));
  const proof = await findInclusionProof(ask.db, 'public', act.id);
  if (ask.format === 'json') return json(await actDocument(ask, act, proof));
  const shown = proof && { position: proof.position, size: proof.checkpoint.size, hashes: proof.hashes.map((hash) => base64(hash)), checkpoint: proof.checkpoint.note, leafHash: base64(leafHash(act.leaf)) };
  return page(<PublicActView view={ask} act={act} proof={shown} />);
}

/** Everything that somebody needs to check the act, besides a key that they trust. */
async function actDocument(ask: Ask, act: KeptAct, proof: InclusionProof | null): Promise<object> {
  const { id, at, kind, path, title, actingAs, about, document, leaf } = act;
  const keys = await listKeys(ask.db, 'public');
  return {
    id: String(id),
    url: `${ask.site.origin}${publicActPath(id)}`,
    at: at.toISOString(),
    kind,
    path,
    title,
    acting_as: actingAs,
    about,
    document: JSON.parse(document) as unknown,
    leaf,
    leaf_hash: base64(leafHash(leaf)),
    proof: proof && { leaf_index: proof.position, tree_size: proof.checkpoint.size, hashes: proof.hashes.map((hash) => base64(hash)), checkpoint: proof.checkpoint.note },
    keys: keys.map(({ verifier }) => verifier),
  };
}
