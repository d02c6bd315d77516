/** Every sentence of the consultation domain, in Japanese. */
import { documentJa } from './text-document.ja.ts';
export const ja = {
  name: '意見募集',
  document: documentJa,
};

export type ConsultationText = typeof ja;
