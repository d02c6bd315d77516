/** Every sentence of the opinion-map domain, in Japanese. */
import { cautionJa } from './text-caution.ja.ts';
import { conversation } from './text-conversation.ja.ts';
import { methodJa } from './text-method.ja.ts';
import { embedPage } from './text-embed.ja.ts';
import { part } from './text-part.ja.ts';
import { work } from './text-work.ja.ts';
import { resultJa } from './text-result.ja.ts';
import { moderationJa } from './text-moderation.ja.ts';
import { flowJa } from './text-flow.ja.ts';

export const ja = {
  name: '意見の地図',
  notFound: (slug: string) => `「${slug}」という意見の地図はありません。アドレスをご確認ください。`,
  caution: cautionJa,
  conversation,
  method: methodJa,
  part,
  embedPage,
  work,
  result: resultJa,
  moderation: moderationJa,
  flow: flowJa,
};

export type OpinionMapText = typeof ja;
