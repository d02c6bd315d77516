/** Every sentence of the consultation domain, in Japanese. */
export const ja = {
  name: '意見募集',
};

export type ConsultationText = typeof ja;
