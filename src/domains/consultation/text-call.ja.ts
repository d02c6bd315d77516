/** What the public reads of calls: lists, pages, parts of other pages. */
import { formatDate } from '#domains/civic';

export const call = {
  stage: { draft: '下書き', open: '募集中', upcoming: '募集前', waiting: '結果を準備中', released: '結果を公表', cancelled: '取りやめ' },
  way: { web: 'このサイトの入力画面', post: '郵送', fax: 'ファクス', mail: '電子メール', counter: '窓口' },
  daysLeft: (days: number) => (days === 0 ? 'きょうが締切です' : days === 1 ? 'あすが締切です' : `締切まであと${days}日`),
  daysUntil: (days: number) => (days === 1 ? 'あすから募集します' : `募集開始まであと${days}日`),
  fromTo: (from: string, to: string) => `${from}から${to}まで`,
  periodUnknown: '期間は記録に残っていません',
  dayUnknown: '未定・不明',
  notFound: (slug: string) => `「${slug}」という意見募集はありません。番号をご確認ください。`,
};

export const list = {
  title: '意見募集（パブリックコメント）',
  lead: '市が計画や条例などを決める前に、案を公表して皆さんのご意見をうかがいます。いただいたご意見には、市の考え方をお答えし、結果を公表します。',
  ruleLink: '市の意見募集のきまり',
  feed: '市からのお知らせ（Atom）',
  now: 'いま募集しているもの・これから募集するもの',
  noneNow: 'いま募集しているものはありません',
  noneNowBody: '新しい募集が始まると、ここに表示します。終わった募集と結果は、下の一覧でご覧いただけます。',
  nothing: '意見募集はまだありません',
  nothingBody: '募集が始まると、案と期間、ご意見の出し方をここでご案内します。',
  followLink: 'お知らせを電子メールで受け取る',
  allTitle: 'すべての意見募集',
  all: 'すべて',
  unit: '件',
  filters: '一覧の条件',
  stage: '状況',
  year: '年度',
  department: '担当部課',
  departmentHint: '部や課の名前、またはその一部',
  words: 'ことば',
  wordsHint: '件名、趣旨、担当部課から探します',
  subject: '件名',
  opens: '募集開始',
  closes: '締切',
  caption: (found: number) => `意見募集 ${found}件`,
  empty: '条件に合う意見募集はありません。条件を変えてお探しください。',
  csv: 'CSV',
  json: 'JSON',
  unknownPage: (page: number) => `${page}ページ目はありません。`,
};

export const page = {
  cancelled: (at: string) => `この意見募集は${at}に取りやめました`,
  facts: '募集の概要',
  periodTerm: '募集期間',
  period: (from: string, to: string, days: number) => `${from}から${to}まで（${days}日間）。締切の日の24時まで受け付けます。`,
  exception: '標準より短い期間とする理由',
  whoMay: 'ご意見を出せる方',
  department: '担当部課',
  source: '当時の公表ページ',
  documents: '案と資料',
  noDocuments: '公表している資料はありません。',
  audience: { standard: '一般向け', plain: 'やさしい日本語', children: '子ども向け' },
  version: (version: number, at: string) => `第${version}版（${at}公表）`,
  pdf: (pages: number) => `PDF・${pages}ページ`,
  ways: 'ご意見の出し方',
  wayHint: { web: 'このページから、期間中いつでも出せます。アカウントは要りません。', post: '宛先は下の担当部課です。', fax: '番号は下の担当部課にお問い合わせください。', mail: '宛先は下の担当部課にお問い合わせください。', counter: '下の担当部課の窓口へお持ちください。' },
  identity: {
    none: 'お名前・ご住所はうかがいません。',
    optional: 'お名前・ご住所は、書いても書かなくてもかまいません。公表することはありません。',
    required: '市のきまりにより、お名前・ご住所をうかがいます。公表することはありません。',
  },
  noSingleAnswer: 'お一人ずつへのお答えはいたしませんが、すべてのご意見に対する市の考え方を、結果としてこのサイトで公表します。',
  serves: '関わる計画の事業',
  servesBody: 'この案は、計画の次の事業に関わるものです。',
  programmeFeed: (number: string) => `事業${number}のフィード`,
  before: '募集の前に行ったこと',
  told: '報告した相手',
  toldOn: '報告した日',
  toldCaption: '募集の前の報告',
  toldNone: 'きまりに、前もって報告する相手の定めはありません。',
  rule: (source: string) => `この募集は「${source}」によって行っています`,
  contact: 'お問い合わせ先',
  follow: 'この担当のお知らせを電子メールで受け取る',
  feed: 'この担当のフィード（Atom）',
  feedAll: '市からのお知らせのフィード（Atom）',
  record: '公の記録',
  recordBody: '公表、変更、結果は、後から書き換えられていないことを確かめられる記録に残しています。',
};

export const block = {
  title: '意見募集',
  all: '意見募集の一覧',
  more: (count: number) => `ほかに${count}件あります。`,
  homeTitle: 'ご意見を募集しています',
  homeLead: '決める前に、皆さんの声を聞かせてください。',
};

export const dataset = {
  title: '意見募集',
  description: '公表した意見募集の件名、期間、状況、関わる事業。',
  meaning: {
    slug: '番号（年度と、その中の通し番号）。アドレスに使います',
    subject: '件名',
    stage: '状況。open 募集中、upcoming 募集前、waiting 結果を準備中、released 結果を公表、cancelled 取りやめ',
    fiscal_year: '年度（4月から翌年3月まで）',
    department: '担当部課',
    opens_on: '募集を始める日。古いもので分からないときは空欄',
    closes_on: '締切の日（その日の終わりまで）。古いもので分からないときは空欄',
    programmes: '関わる計画の事業の番号（、で区切ります）',
    announced_at: '公表した日時。past では取り込んだ日時',
    result_at: '結果を初めて公表した日時',
    source: 'own このサイトで行ったもの、past 以前の公表から取り込んだもの',
    url: 'ページのアドレス',
  },
};

export const indicator = { announced: '公表した意見募集の数', announcedUnit: '件', fullPeriod: '定めた日数以上の期間を設けた意見募集の割合', fullPeriodUnit: '%' };

export const act = {
  announced: (subject: string) => `「${subject}」の意見募集を公表しました`,
  changed: (subject: string) => `「${subject}」の意見募集の内容を変更しました`,
  cancelled: (subject: string) => `「${subject}」の意見募集を取りやめました`,
  ruleSet: (since: string) => `意見募集のきまりを定めました（${formatDate(since, 'ja')}から）`,
};

export const api = { list: '意見募集を、募集中のものから', one: '意見募集の1件を、案・期間・変更の経過とともに' };
