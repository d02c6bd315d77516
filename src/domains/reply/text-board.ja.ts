/** Sentences of the board and of what waits for whom, in Japanese. */
export const board = {
  title: '進み具合',
  lead: 'どの仕事が、どの課で待っているかの一覧です。数字を押すと、その行だけの一覧が開きます。',
  caption: '課ごとの、待っている仕事',
  department: '課',
  columns: { assigned: '考え方がない意見', writing: '執筆中', returned: '差し戻し', submitted: '承認待ち', approved: '承認済み' },
  overdueUnits: '期限切れの意見',
  overdueReplies: '期限切れの考え方',
  due: 'いちばん早い期限',
  none: '—',
  unsplit: '分けるのを待つ応募',
  unassigned: '課が決まっていない意見',
  empty: 'まだ仕事はありません。',
  sumsTitle: '数の確かめ',
  sums: {
    submissions: (kept: number, split: number, unsplit: number) => `有効な応募${kept}件のうち、${split}件を分け終え、${unsplit}件が残っています。`,
    stale: (count: number) => `残りのうち${count}件は、分けたあとで内容が変わりました。`,
    units: (units: number, remarks: number, answered: number, open: number) => `意見の単位${units}件は、お答え不要${remarks}件、考え方がある${answered}件、まだない${open}件を合わせたものです。`,
    letters: (letters: number) => `分け終えた応募の意見は合わせて${letters}文字、単位も合わせて${letters}文字で、失われた文字はありません。`,
    lettersWrong: (opinions: number, units: number) => `分け終えた応募の意見は${opinions}文字、単位は${units}文字で、合っていません。取り下げや変更のあとなら、まもなく直ります。`,
    replies: (replies: number, approved: number) => `意見にお答えする考え方${replies}件のうち、${approved}件が承認されています。`,
    complete: 'すべての意見に、承認された考え方があります。公表に進めます。',
    nothing: 'まだ応募はありません。',
    incomplete: 'まだ公表できません。残りの仕事は次のとおりです。',
  },
  blockTitle: '意見にお答えする仕事',
  links: { split: '応募を分ける', units: '意見の単位', replies: '市の考え方', board: '進み具合', suggestions: '似た意見の候補', wordings: '定型の文' },
  tabs: '意見にお答えする仕事のページ',
  next: {
    split: (count: number) => `次にすること：応募${count}件を意見に分ける`,
    units: (count: number) => `次にすること：意見${count}件の考え方と担当を決める`,
    replies: (count: number) => `次にすること：考え方${count}件を書き、承認を受ける`,
  },
  left: (count: number) => `残り${count}件`,
};

export const assigned = {
  title: '割り当てられた考え方と意見',
  lead: 'あなたの課が書く「市の考え方」です。すべての意見募集のものを並べています。',
  caption: (found: number) => `市の考え方 ${found}件`,
  empty: 'この条件に当てはまる考え方はありません。',
  consultation: '意見募集',
  waits: '待っていること',
  waitsOf: { write: '書く・直す', approve: '承認する', overdue: '期限切れ' },
  all: 'すべて',
  filters: '絞り込む',
};

export const desk = {
  split: (subject: string) => `応募を分ける（${subject}）`,
  assign: (subject: string) => `担当課を決める意見（${subject}）`,
  write: '書く「市の考え方」',
  approve: '承認する「市の考え方」',
};

export const reminder = {
  subject: (count: number) => `市の考え方のお願い（${count}件）`,
  greeting: 'おつかれさまです。',
  intro: '意見募集の「市の考え方」について、あなたをお待ちしているものがあります。',
  toWrite: (count: number) => `期限が近いか過ぎている、書くもの（${count}件）`,
  toApprove: (count: number) => `承認を待っているもの（${count}件）`,
  due: (day: string) => `期限 ${day}`,
  footer: 'このお知らせは、開庁日に1日1回まで送られます。',
};

export const personal = {
  versions: '書いた「市の考え方」の版',
  steps: '「市の考え方」の承認に関する行い',
  notes: '残した内部のメモ',
  reminders: '「市の考え方」のお願いを受けた日',
};
export type BoardText = typeof board;
export type AssignedText = typeof assigned;
export type DeskText = typeof desk;
export type ReminderText = typeof reminder;
export type PersonalText = typeof personal;
