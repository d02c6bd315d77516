/** Every sentence of the opinion domain, in Japanese. */
export const ja = {
  name: 'ご意見',
};

export type OpinionText = typeof ja;
