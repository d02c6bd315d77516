/** Every sentence of the consultation domain, in English. */
import { documentEn } from './text-document.en.ts';
import type { ConsultationText } from './text.ja.ts';

export const en: ConsultationText = {
  name: 'Calls for opinions',
  document: documentEn,
};
