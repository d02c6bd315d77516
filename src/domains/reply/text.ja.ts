/** Every sentence of the reply domain, in Japanese. */
export const ja = {
  name: '市の考え方',
};

export type ReplyText = typeof ja;
