/** Every sentence of the staff domain, in Japanese. */
export const ja = {
  staffPages: '職員ページ',
};

export type StaffText = typeof ja;
