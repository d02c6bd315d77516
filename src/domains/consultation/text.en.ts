/** Every sentence of the consultation domain, in English. */
import type { ConsultationText } from './text.ja.ts';

export const en: ConsultationText = {
  name: 'Calls for opinions',
};
