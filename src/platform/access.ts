/**
 * Who somebody is and what that lets them do. A row's `who` is the whole permission: the engine asks here and nowhere else.
 */
import type { Database } from './database.ts';
import { Refusal, type Sentence } from './http.ts';

/** What a person can be in the city's work; held in a department, by appointment or delegation. */
export const roles = ['member', 'head', 'planning', 'records', 'auditor', 'administrator', 'panel'] as const;
export type Role = (typeof roles)[number];

/** A role that somebody holds today. */
export interface Post {
  role: Role;
  /** The department it is held in, with its name of today; null for the external panel. */
  department: { id: number; name: string } | null;
  /** That department, every one beneath it today, and those that these took over from. */
  departmentIds: number[];
  /** True while it is held for somebody else. */
  delegated: boolean;
}

/** Somebody signed in. */
export interface Principal {
  /** UUID; stands for the person in records, and for nobody once the account is erased. */
  personId: string;
  sessionId: string;
  /** How the session began: `link`, `passkey`, `oidc:NAME`, `password`. */
  way: string;
  /** As the person gave it; null where they gave none. */
  name: string | null;
  email: string;
  posts: Post[];
  /** True where posts are held that this session may not use: the city asks staff for a stronger sign-in. */
  postsWithheld: boolean;
  /** When they last proved who they are. */
  provedAt: Date;
  /** HMAC-SHA-256 of a text under the person's own key, base64url: proves content later, and proves nothing once the key is destroyed. */
  commitment(content: string): string;
}

export interface Permission {
  /** Roles that may, in whatever department they are held. */
  any: readonly Role[];
  /** Roles that may only in a department that answers for the record. */
  answering: readonly Role[];
  /** Ids of the departments that answer for the record at this address; null where there is no such record. */
  departmentsOf?: (db: Database, params: Record<string, string>) => Promise<number[] | null>;
  /** True where the handler itself refuses a record that is none: whoever may everywhere is then let through without looking. */
  handlerFinds?: boolean;
  /** Who may, told besides to whoever may not. */
  told?: Sentence;
}

/** `person`: whoever is signed in; `staff`: whoever holds a post other than the panel's. */
export type Who = 'anyone' | 'person' | 'staff' | Permission;

/** Those who hold one of the roles, wherever. */
export function holders(...any: Role[]): Permission {
  return { any, answering: [] };
}

/** Those who hold one of `answering` where the record is answered for, and those who hold one of `any` wherever. */
export function answering(departmentsOf: NonNullable<Permission['departmentsOf']>, answering: Role[], ...any: Role[]): Permission {
  return { any, answering, departmentsOf };
}

export function isStaff({ posts }: Pick<Principal, 'posts'>): boolean {
  return posts.some((post) => post.role !== 'panel');
}

export function holds({ posts }: Pick<Principal, 'posts'>, ...any: Role[]): boolean {
  return posts.some((post) => any.includes(post.role));
}

/** True where the principal holds one of the roles in one of the departments, or above it. */
export function answersFor({ posts }: Pick<Principal, 'posts'>, departmentIds: readonly number[], ...any: Role[]): boolean {
  return posts.some((post) => any.includes(post.role) && departmentIds.some((id) => post.departmentIds.includes(id)));
}

/** As the permission matrix says it. */
export function whoText(who: Who): string {
  if (typeof who === 'string') return who;
  return [...who.any, ...who.answering.map((role) => `${role} of the answering department`)].join(', ');
}

/**
 * The post under which the row lets the principal act, or null for a row for everyone.
 * @throws Refusal 401 for nobody signed in, 403 without the right, 404 where the record is none.
 */
export async function admit(who: Who, principal: Principal | null, db: Database, params: Record<string, string>): Promise<Post | null> {
  if (who === 'anyone') return null;
  if (principal === null) throw new Refusal(401, 'sign-in-needed', { ja: 'このページを使うには、サインインが必要です。', en: 'Please sign in to use this page.' });
  if (who === 'person') return null;
  if (principal.postsWithheld) throw withheld();
  if (who === 'staff') {
    const post = principal.posts.find(({ role }) => role !== 'panel');
    if (post) return post;
    throw notPermitted();
  }
  // Nobody without any fitting role learns whether a record exists.
  if (!holds(principal, ...who.any, ...who.answering)) throw notPermitted();
  if (who.handlerFinds && !holds(principal, ...who.answering)) return principal.posts.find(({ role }) => who.any.includes(role))!;
  const departmentIds = who.departmentsOf ? await who.departmentsOf(db, params) : [];
  if (departmentIds === null) throw new Refusal(404, 'not-found', { ja: 'お探しのページはありません。アドレスをご確認ください。', en: 'There is no page at this address. Please check it.' });
  const answeringPost = principal.posts.find((post) => who.answering.includes(post.role) && departmentIds.some((id) => post.departmentIds.includes(id)));
  const post = answeringPost ?? principal.posts.find(({ role }) => who.any.includes(role));
  if (post) return post;
  throw notPermitted(who.told);
}

function withheld(): Refusal {
  return new Refusal(403, 'strong-sign-in-needed', {
    ja: '職員の仕事には、パスキーか市の職員認証でのサインインが必要です。マイページでパスキーを登録してから、サインインし直してください。',
    en: 'Work for the city needs a sign-in by passkey or through the city’s provider. Add a passkey on your page, then sign in again with it.',
  });
}

function notPermitted(told: Sentence = { ja: '', en: '' }): Refusal {
  return new Refusal(403, 'not-permitted', { ja: `このページを使う権限がありません。${told.ja}`, en: ['You may not use this page.', told.en].filter(Boolean).join(' ') });
}

/** How long after signing in somebody counts as freshly proved, in ms. */
export const freshMs = 10 * 60_000;

/** @throws Refusal 401 where the sign-in is too long ago for a sensitive act. */
export function admitFresh(principal: Principal | null, now: Date): void {
  if (principal && now.getTime() - principal.provedAt.getTime() <= freshMs) return;
  throw new Refusal(401, 'fresh-sign-in-needed', { ja: '大切な操作のため、もう一度サインインしてください。', en: 'This is a sensitive act: please sign in once more.' });
}

/** One act as the audit record keeps it. */
export interface Act {
  requestId: string;
  at: Date;
  personId: string | null;
  /** `planning: 企画部 企画政策課`, `person`, `anyone`, `command`, `job`. */
  actingAs: string;
  /** Stem of the noun that the act makes or the read touches: `progress-report.saved`. */
  act: string;
  /** What it is about, by permanent name: `programme P0001`; never personal content. */
  subject: string | null;
  /** The reason that the person gave. */
  why: string | null;
  /** Salted commitment to what was sent; null for reads and without a person. */
  commitment: string | null;
}

/** What the city's domains give the engine: who is asking, and where acts are kept. */
export interface Access {
  /** Address of the page to sign in on, without language prefix; it takes `next`, and `fresh` where a fresh sign-in is asked for. */
  signInPath: string;
  /** The principal of a session cookie's token at an instant; null for none that is valid. `untraced`: nothing is kept of their having been here. */
  principalOf(db: Database, token: string, at: Date, untraced?: boolean): Promise<Principal | null>;
  /** Keeps an act in the transaction of what it did. */
  record(tx: Database, act: Act): Promise<void>;
}
