/** The custom element for other sites, and the page that says how to use it. */
import { type Ask, page, type Reply } from '#platform/http';
import { bundleScripts } from '#platform/page-script';
import { getConversation } from './conversation.store.ts';
import { EmbedView } from './embed.view.tsx';

/** Not a script of our own pages: it stands under one address for good, because other sites name it. */
const element = { name: 'opinion-map-embed', file: 'src/domains/opinion-map/embed.client.ts' };

export async function showEmbedScript(): Promise<Reply> {
  const [script] = await bundleScripts([element]);
  return {
    status: 200,
    headers: { 'content-type': script!.mediaType, 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin', 'cache-control': 'public, max-age=3600' },
    body: script!.body,
  };
}

export async function showEmbed(ask: Ask): Promise<Reply> {
  return page(<EmbedView view={ask} conversation={await getConversation(ask.db, ask.params.slug!)} />);
}
