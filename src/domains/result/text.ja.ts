/** Every sentence of the result domain, in Japanese. */
export const ja = {
  name: '意見募集の結果',
};

export type ResultText = typeof ja;
