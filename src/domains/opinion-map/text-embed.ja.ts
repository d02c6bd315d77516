/** What the opinion map says within other sites; it goes into the element's script, so it is short. */
import { asks } from './text-part.ja.ts';

export const embed = {
  name: '意見の地図',
  asks,
  takenBack: '取り消しました',
  announce: '{done}。{left}。',
  voteOn: '{choice}：{text}',
  translated: '（市が訳しました）',
  left: 'あと{n}件',
  undo: 'この答えを取り消す',
  write: '自分の意見を書く',
  field: 'あなたの意見',
  fieldHint: '{n}文字まで。名前や住所、だれかを傷つけることばは書かないでください。書いたとおりに公開します。',
  send: '似た意見がないか確かめて送る',
  anyway: 'ちがう考えなので、このまま出す',
  sendAgain: '書き直したので、もう一度確かめる',
  personal: { phone: '電話番号のようです。', postal: '郵便番号のようです。', email: 'メールアドレスのようです。', name: '個人の名前のようです。' },
  personalBody: '個人を特定できることは書かないでください。そうでないときは、このまま出せます。',
  anywayPersonal: 'このまま出す',
  cancel: 'やめる',
  similar: '似た意見がありました。同じ考えなら、その意見に答えてください。',
  same: '同じ意見がもうあります。その意見に答えてください。',
  sent: { shown: 'あなたの意見を公開しました。', waiting: 'あなたの意見をお預かりしました。市が確かめてから公開します。' },
  later: 'あと{n}件答えると、自分の意見も書けます。',
  end: 'すべての意見に答えました。ありがとうございました。',
  none: 'いま答えられる意見はありません。',
  result: 'みなさんの答えを見る',
  page: '市のサイトで見る',
  code: '参加コードを表示する',
  codeBody: '市のサイトやほかの端末で続けるときに使います。ほかの人に見せないでください。',
  comeBack: '参加コードで続ける（市のサイト）',
  published: '答えは、名前を付けずに公開します。',
  publishedLink: 'くわしく',
  state: { upcoming: 'まだ始まっていません。', closed: '受付は終わりました。', cancelled: 'この意見の地図は取りやめました。', elsewhere: 'この問いは、市のサイトで答えてください。', barred: 'この番号の参加は、いま止められています。くわしくは市のサイトをご覧ください。' },
  failed: 'つながりませんでした。もう一度お試しください。',
  again: 'もう一度',
};

export type EmbedText = typeof embed;

/** The page that says how to show it on another site. */
export const embedPage = {
  title: 'ほかのサイトに載せる',
  lead: '学校や団体、報道機関などのサイトに、この問いをそのまま置けます。許可は要りません。',
  leadLink: '学校や団体、報道機関などのサイトに、この問いへのリンクを載せられます。許可は要りません。',
  codeTitle: '貼りつける2行',
  codeBody: 'ページの、見せたいところに貼ってください。見た目は枠の中だけで決まり、ほかの部分は変わりません。',
  works: 'どのように動くか',
  worksItems: [
    '投票は、直接この市のサイトに送られます。載せたサイトには送られません。',
    '第三者クッキーは使いません。続きに使う参加コードは、載せたサイトの中で、見ている人のブラウザーにだけ残ります。',
    'キーボードでも、画面を読み上げるソフトでも答えられます。',
    'JavaScript が使えないところでは、このページへのリンクになります。',
    'どこから来たかは「ほかのサイト」として数えます。サイトの名前は残しません。',
  ],
  linkTitle: 'リンクだけを載せる',
  linkBody: 'スクリプトを置けないサイトでは、このリンクを載せてください。',
  linkOnlyBody: '次のリンクを貼ってください。答える方は、市のサイトに移ります。',
  ownSite: 'この問いは、参加できる方が決まっているため、ほかのサイトの中では答えられません。',
  policy: 'コンテンツセキュリティポリシー（CSP）を使っているサイトでは、script-src と connect-src に次を加えてください。',
  api: {
    participation: 'ほかのサイトから参加を始める、または続ける。返ってくる key を、その人のブラウザーに残します',
    votes: 'ほかのサイトから投票する。変える、取り消すもここで行います',
    statements: 'ほかのサイトから自分の意見を出す。似た意見や、個人を特定できそうなことばがあれば、先にそれを返します',
  },
  linkText: (question: string) => `意見の地図「${question}」に答える`,
};

export type EmbedPageText = typeof embedPage;
