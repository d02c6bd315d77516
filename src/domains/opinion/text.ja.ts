/** Every sentence of the opinion domain, in Japanese. */
import { likeness } from './text-likeness.ja.ts';

export const ja = {
  name: 'ご意見',
  likeness,
};

export type OpinionText = typeof ja;
