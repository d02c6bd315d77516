/** Every sentence of the opinion-map domain, in Japanese. */
export const ja = {
  name: '意見の地図',
  notFound: (slug: string) => `「${slug}」という意見の地図はありません。アドレスをご確認ください。`,
};

export type OpinionMapText = typeof ja;
