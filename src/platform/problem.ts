/** What went wrong, as told to people and programs: never a stack trace, never a word from inside. */
import { codeOf, isPassing } from './database.ts';
import type { Log } from './log.ts';
import { Refusal, type Lang, type Reply, type Sentence } from './http.ts';

export interface Problem {
  status: number;
  /** Stable machine word. */
  kind: string;
  title: Sentence;
  /** What happened and what the person can do. */
  detail: Sentence;
  fields: { name: string; in: 'query' | 'form'; sentence: Sentence }[];
  /** Request id, to tell to the city. */
  id: string;
  headers: Record<string, string>;
}

const titles: Record<number, Sentence> = {
  400: { ja: '指定に誤りがあります', en: 'Something in the request is not right' },
  401: { ja: 'サインインが必要です', en: 'Please sign in' },
  403: { ja: 'この操作はできません', en: 'This is not allowed' },
  404: { ja: 'ページが見つかりません', en: 'Page not found' },
  405: { ja: 'この方法では利用できません', en: 'This address does not take that method' },
  406: { ja: 'この形式では用意していません', en: 'Not available in this format' },
  409: { ja: '内容が変わっています', en: 'The content has changed' },
  410: { ja: 'このページはなくなりました', en: 'This page is gone' },
  413: { ja: '送られた内容が大きすぎます', en: 'What was sent is too large' },
  414: { ja: 'アドレスが長すぎます', en: 'The address is too long' },
  415: { ja: '送られた形式は受け付けていません', en: 'The form of what was sent is not accepted' },
  422: { ja: '入力内容をご確認ください', en: 'Please check what was entered' },
  429: { ja: 'しばらくお待ちください', en: 'Please wait a moment' },
  500: { ja: '処理できませんでした', en: 'Something went wrong here' },
  503: { ja: 'ただいまご利用いただけません', en: 'Not available just now' },
  507: { ja: '保存する場所が足りません', en: 'No room left to store this' },
};

const away: Sentence = {
  ja: 'データベースにつながりません。しばらくしてからもう一度お試しください。',
  en: 'The database cannot be reached. Please try again in a moment.',
};

const unexpected: Sentence = {
  ja: 'こちらの不具合で処理できませんでした。時間をおいてもう一度お試しください。続くときは、受付番号を添えてお知らせください。',
  en: 'A fault on our side stopped this. Please try again later. If it goes on, tell us the request number.',
};

/** Makes a problem of anything thrown; what was not foreseen is logged with its stack and told without it. */
export function problemOf(error: unknown, { id, request: { method }, secret = false }: { id: string; request: Pick<Request, 'method'>; secret?: boolean }, log: Log): Problem {
  if (error instanceof Refusal) {
    const place = method === 'POST' ? ('form' as const) : ('query' as const);
    return {
      status: error.status,
      kind: error.kind,
      title: titles[error.status] ?? titles[400]!,
      detail: error.sentence,
      fields: error.fields.map((field) => ({ ...field, in: place })),
      id,
      headers: error.headers,
    };
  }
  const { message, ...fault } = faultOf(error);
  // Of a secret row not even the words of our own mistakes: they may repeat what was sent.
  log.error({ id, fault: secret ? fault : { message, ...fault } }, 'request failed');
  const gone = isDatabaseAway(error);
  const status = gone ? 503 : 500;
  return { status, kind: gone ? 'database-away' : 'unexpected', title: titles[status]!, detail: gone ? away : unexpected, fields: [], id, headers: gone ? { 'retry-after': '5' } : {} };
}

/** What the log may know: of a database's error not its message and detail, which can repeat what a person typed. */
export function faultOf(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const frames = error.stack?.split('\n').filter((line) => line.startsWith('    at ')).join('\n');
  if (!('severity' in error)) return { type: error.name, message: error.message, code: codeOf(error), frames };
  const { constraint, table, routine } = error as { constraint?: unknown; table?: unknown; routine?: unknown };
  return { type: 'database', code: codeOf(error), constraint, table, routine, frames };
}

// Besides what a new connection may meet, PostgreSQL's classes 08 (connection), 53 (resources) and 57P (shutdown).
function isDatabaseAway(error: unknown): boolean {
  const aFile = error instanceof Error && 'syscall' in error && error.syscall !== 'connect' && 'path' in error;
  return !aFile && (isPassing(error) || /^(08...|53...|57P..)$/.test(codeOf(error) ?? '') || /timeout exceeded when trying to connect/.test(String(error)));
}

/** Problem document of RFC 9457; `errors` as its section 3 shows them. */
export function problemReply(problem: Problem, lang: Lang): Reply {
  const document = {
    type: `urn:hiraku:problem:${problem.kind}`,
    title: problem.title[lang],
    status: problem.status,
    detail: problem.detail[lang],
    instance: `urn:uuid:${problem.id}`,
    ...(problem.fields.length > 0 && {
      errors: problem.fields.map((field) => ({
        detail: field.sentence[lang],
        ...(field.in === 'query' ? { parameter: field.name } : { pointer: `#/${field.name}` }),
      })),
    }),
  };
  return {
    status: problem.status,
    headers: { 'content-type': 'application/problem+json; charset=utf-8', 'content-language': lang, 'cache-control': 'no-store', ...problem.headers },
    body: JSON.stringify(document),
  };
}
