/** Every sentence of the staff domain, in English. */
import type { StaffText } from './text.ja.ts';

export const en: StaffText = {
  staffPages: 'Staff pages',
};
