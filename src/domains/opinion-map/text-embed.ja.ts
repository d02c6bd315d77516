/** What the opinion map says within other sites; it goes into the element's script, so it is short. */
export const embed = {
  name: '意見の地図',
  choice: { agree: '賛成', disagree: '反対', pass: 'パス' },
  chosen: { agree: '賛成しました', disagree: '反対しました', pass: 'パスしました', none: '取り消しました' },
  ask: 'この意見に、どう思いますか',
  origin: { seed: '市が用意した意見', participant: 'ほかの参加者の意見' },
  translated: '市が訳しました',
  hint: 'わからない、どちらでもないときは「パス」',
  left: 'あと{n}件',
  undo: 'この答えを取り消す',
  write: '自分の意見を書く',
  field: 'あなたの意見',
  fieldHint: '{n}文字まで。名前や住所、だれかを傷つけることばは書かないでください。書いた文は公表します。',
  send: '似た意見がないか確かめて送る',
  anyway: 'ちがう考えなので、このまま出す',
  cancel: 'やめる',
  similar: '似た意見がありました。同じ考えなら、その意見に答えてください。',
  same: '同じ意見がもうあります。その意見に答えてください。',
  sent: { shown: 'あなたの意見を出しました。', waiting: 'あなたの意見をお預かりしました。市が確かめてから表示します。' },
  later: 'あと{n}件答えると、自分の意見も書けます。',
  end: 'すべての意見に答えました。ありがとうございました。',
  none: 'いま答えられる意見はありません。',
  result: 'みなさんの答えを見る',
  page: '市のサイトで見る',
  code: '参加コードを表示する',
  codeBody: '市のサイトやほかの端末で続けるときに使います。ほかの人に見せないでください。',
  comeBack: '参加コードで続ける（市のサイト）',
  published: '名前は聞きません。投票は番号で公表し、あなたとは結びつきません。',
  state: { upcoming: 'まだ始まっていません。', closed: '受付は終わりました。', cancelled: 'この意見の地図は取りやめました。', elsewhere: 'この問いは、市のサイトで答えてください。', barred: 'この番号の参加は、いま止められています。くわしくは市のサイトをご覧ください。' },
  failed: 'つながりませんでした。もう一度お試しください。',
  again: 'もう一度',
};

export type EmbedText = typeof embed;

/** The page that says how to show it on another site. */
export const embedPage = {
  title: 'ほかのサイトに載せる',
  lead: '学校や団体、報道機関などのサイトに、この問いをそのまま置けます。許可はいりません。',
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
  ownSite: 'この問いは、参加できる方が決まっているため、ほかのサイトの中では答えられません。リンクを載せてください。',
  policy: 'コンテンツセキュリティポリシー（CSP）を使っているサイトでは、script-src と connect-src に次を加えてください。',
  api: {
    participation: 'ほかのサイトから参加を始める、または続ける。返ってくる key を、その人のブラウザーに残します',
    votes: 'ほかのサイトから投票する。変える、取り消すもここで行います',
    statements: 'ほかのサイトから自分の意見を出す。似た意見があれば、先にそれを返します',
  },
  linkText: (question: string) => `意見の地図「${question}」に答える`,
};

export type EmbedPageText = typeof embedPage;
