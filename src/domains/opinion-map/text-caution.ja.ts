/** What readers and participants are told about the figures, in Japanese. */
export const cautionJa = {
  title: '結果を読むときに',
  themselves: (people: string) => `自分から参加した${people}人の答えです。市民全体の割合を表すものではありません。`,
  cameBy: (label: string, people: string) => `${label} ${people}人`,
  came: (each: string[]) => `参加のきっかけ：${each.join('、')}`,
  byPage: '市のページ',
  byEmbed: 'ほかのサイト',
  byOther: 'そのほか',
  groups: 'グループの大きさは、世の中の意見の割合ではありません。呼びかけ方しだいで変わります。人数よりも、何が共通し、何が分かれているかをご覧ください。',
  small: '人数が少ないので、一人の答えで割合が大きく変わります。割合に添えた「幅」は、その不確かさです。',
  interval: '割合に添えた「幅」は、偶然による不確かさです（95％信頼区間）。',
  barred: (people: string) => `参加のきまりに合わない${people}人の答えは、計算に入れていません。`,
  method: '計算の方法と、この結果から言えないこと',
  published: '投票は公開されます',
  votesPublished: 'だれでも計算をたしかめられるように、終わったあとに、すべての投票を公開します。お名前もメールアドレスも付きません。くじで決めた番号が付くだけです。',
  votesTold: '同じ番号の投票は、まとめて見ることができます。どう答えたかを人に話すと、どの番号があなたか分かることがあります。',
};
export type CautionText = typeof cautionJa;
