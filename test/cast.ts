/**
 * The people of 拓野市: residents, staff of three sections, the external panel. A test asks as one of them, signed in as that
 * person is, over HTTP.
 */
import { findPersonByEmail, openSession, personOfEmail } from '#domains/people';
import { insertAppointment, insertDepartment, listAnsweringDepartments, type NamedDepartment } from '#domains/staff';
import type { Role } from '#platform/access';
import { csrf, csrfField } from '#platform/csrf';
import { inTransaction, type Database } from '#platform/database';
import { sessionCookieName } from '#platform/session';
import type { Town } from '#town';

const planningSection: NamedDepartment = { bureau: '企画部', section: '企画課' };
/** Answers for 街路樹の手入れ in the town's plan. */
export const roadSection: NamedDepartment = { bureau: '都市整備部', section: '道路課' };
const generalSection: NamedDepartment = { bureau: '総務部', section: '総務課' };

interface Character {
  name: string;
  role: Role | null;
  department: NamedDepartment | null;
}

/** Every kind of person that a permission can tell apart. */
export const cast = {
  person: { name: '市民 はなこ', role: null, department: null },
  member: { name: '道路 太郎', role: 'member', department: roadSection },
  head: { name: '道路 課長', role: 'head', department: roadSection },
  otherMember: { name: '総務 太郎', role: 'member', department: generalSection },
  otherHead: { name: '総務 課長', role: 'head', department: generalSection },
  planning: { name: '企画 花子', role: 'planning', department: planningSection },
  records: { name: '文書 花子', role: 'records', department: generalSection },
  auditor: { name: '監査 花子', role: 'auditor', department: generalSection },
  administrator: { name: '管理 太郎', role: 'administrator', department: generalSection },
  panel: { name: '外部 委員', role: 'panel', department: null },
} as const satisfies Record<string, Character>;

export type Kind = keyof typeof cast;

export interface Signed {
  personId: string;
  email: string;
  /** The Cookie header of this person's browser. */
  cookie: string;
  csrf: string;
  /** GET, or whatever `init` says. */
  ask(path: string, init?: RequestInit): Promise<Response>;
  /** Sends a form as the site's own page would. A list sends its field several times. */
  post(path: string, fields?: Record<string, string | string[] | Blob>): Promise<Response>;
  /** Sends JSON as the site's own script would. */
  postJson(path: string, body?: object): Promise<Response>;
}

/** The person's account and post, made at the first call; a new session each time. `department`: another one to hold the role in. */
export async function as(town: Town, kind: Kind, department?: NamedDepartment): Promise<Signed> {
  const character: Character = cast[kind];
  const at = town.clock.now();
  const email = `${kind.toLowerCase()}@takuno.example`;
  const { personId, token } = await inTransaction(town.db, async (tx) => {
    const known = await findPersonByEmail(tx, email);
    const person = known ?? (await personOfEmail(tx, email, 'ja', at, character.name));
    if (!known && character.role !== null) {
      const place = department ?? character.department;
      const departmentId = place === null ? null : await departmentOf(town, tx, place);
      await insertAppointment(tx, { personId: person.id, role: character.role, departmentId, since: town.clock.today() }, at);
    }
    const session = await openSession(tx, { personId: person.id, way: 'link', device: 'Test' }, at);
    return { personId: person.id, token: session.token };
  });
  return signed(town, { personId, email, session: `${sessionCookieName(town.settings.origin)}=${token}` });
}

/** Somebody without an account, with a browser that keeps cookies. */
export function nobody(town: Town): Promise<Signed> {
  return signed(town, { personId: '', email: '', session: '' });
}

async function signed(town: Town, { personId, email, session }: { personId: string; email: string; session: string }): Promise<Signed> {
  const made = await csrf(town.db, town.settings.origin).token(null);
  const cookie = [session, made.cookie!.split(';')[0]!].filter(Boolean).join('; ');
  const send = (path: string, init: RequestInit = {}) => town.ask(path, { ...init, headers: { accept: 'text/html', cookie, ...(init.headers as Record<string, string>) } });
  return {
    personId,
    email,
    cookie,
    csrf: made.token,
    ask: send,
    post(path, fields = {}) {
      const isUpload = Object.values(fields).some((value) => value instanceof Blob);
      const body = isUpload ? new FormData() : new URLSearchParams();
      body.append(csrfField, made.token);
      for (const [name, value] of Object.entries(fields)) for (const one of Array.isArray(value) ? value : [value]) (body as FormData).append(name, one);
      return send(path, { method: 'POST', body });
    },
    postJson: (path, body = {}) => send(path, { method: 'POST', headers: { accept: 'application/json', 'content-type': 'application/json' }, body: JSON.stringify({ ...body, [csrfField]: made.token }) }),
  };
}

async function departmentOf(town: Town, tx: Database, { bureau, section }: NamedDepartment): Promise<number> {
  const since = town.clock.today();
  const [bureauId] = await listAnsweringDepartments(tx, [{ bureau, section: null }]);
  const parentId = bureauId ?? (await insertDepartment(tx, { name: bureau, parentId: null, since, position: 0 }));
  if (section === null) return parentId;
  const [found] = await listAnsweringDepartments(tx, [{ bureau, section }]);
  return found ?? insertDepartment(tx, { name: section, parentId, since, position: 0 });
}
