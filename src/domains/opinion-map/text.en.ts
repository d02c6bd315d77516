/** Every sentence of the opinion-map domain, in English. */
import { cautionEn } from './text-caution.en.ts';
import { methodEn } from './text-method.en.ts';
import type { OpinionMapText } from './text.ja.ts';

export const en: OpinionMapText = {
  name: 'Opinion maps',
  notFound: (slug) => `There is no opinion map “${slug}”. Please check the address.`,
  caution: cautionEn,
  method: methodEn,
};
