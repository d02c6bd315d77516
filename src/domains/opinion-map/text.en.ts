/** Every sentence of the opinion-map domain, in English. */
import { cautionEn } from './text-caution.en.ts';
import { conversation } from './text-conversation.en.ts';
import { methodEn } from './text-method.en.ts';
import { embedPage } from './text-embed.en.ts';
import { part } from './text-part.en.ts';
import { work } from './text-work.en.ts';
import { resultEn } from './text-result.en.ts';
import type { OpinionMapText } from './text.ja.ts';
import { moderationEn } from './text-moderation.en.ts';
import { flowEn } from './text-flow.en.ts';

export const en: OpinionMapText = {
  name: 'Opinion maps',
  notFound: (slug) => `There is no opinion map “${slug}”. Please check the address.`,
  caution: cautionEn,
  conversation,
  method: methodEn,
  part,
  embedPage,
  work,
  result: resultEn,
  moderation: moderationEn,
  flow: flowEn,
};
