/** The result in やさしい日本語 and for children. */
import { json, page, Refusal, type Ask, type Reply } from '#platform/http';
import { askedResult } from './asked-result.store.ts';
import { sentence } from './text.ts';
import { listVersions } from './version.store.ts';
import { VersionView } from './version.view.tsx';

export async function showVersion(ask: Ask): Promise<Reply> {
  const { consultation, release } = await askedResult(ask);
  const version = (await listVersions(ask.db, consultation.id)).find(({ audience }) => audience === ask.params.audience);
  if (version === undefined) throw new Refusal(404, 'result-version-not-found', sentence((words) => words.result.version.notFound));
  if (ask.format === 'json') return json({ consultation: consultation.slug, audience: version.audience, title: version.title, text: version.body, changed_at: version.at });
  return page(<VersionView view={ask} consultation={consultation} release={release} version={version} />);
}
