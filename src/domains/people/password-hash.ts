/** Hashes of passwords: argon2id (RFC 9106) with the least that OWASP asks for, 19 MiB, 2 passes, 1 lane; written as PHC strings. */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { Refusal } from '#platform/http';
import { turns } from '#platform/turns';
import { normalisedPassword } from './password.ts';

interface Cost {
  /** KiB. */
  memory: number;
  passes: number;
  parallelism: number;
}

const cost: Cost = { memory: 19_456, passes: 2, parallelism: 1 };
const saltBytes = 16;
const hashBytes = 32;

// Two at a time: the program keeps to 300 MB, and a flood of sign-ins waits instead of taking memory. Those who wait hold a
// connection to the database, so few may.
const inTurn = turns(2);
const underWayMax = 6;
let underWay = 0;
const argon2Async = promisify(argon2);

function busy(): Refusal {
  return new Refusal(503, 'busy', { ja: 'いま混み合っています。少し待ってから、もう一度お試しください。', en: 'It is busy at the moment. Please try again shortly.' }, [], { 'retry-after': '5' });
}

let tries = 0;

/**
 * Tries a password while few others do, from its first query on: tries of one network wait for each other's count, and whoever
 * waits holds a connection to the database. @throws Refusal 503
 */
export async function amongFew<T>(attempt: () => Promise<T>): Promise<T> {
  if (tries >= underWayMax) throw busy();
  tries += 1;
  try {
    return await attempt();
  } finally {
    tries -= 1;
  }
}

/** @throws Refusal 503 where too many wait already. */
async function derive(password: string, nonce: Buffer, { memory, passes, parallelism }: Cost, tagLength: number): Promise<Buffer> {
  if (underWay >= underWayMax) throw busy();
  underWay += 1;
  try {
    return await inTurn(() => argon2Async('argon2id', { message: Buffer.from(normalisedPassword(password), 'utf8'), nonce, memory, passes, parallelism, tagLength }));
  } finally {
    underWay -= 1;
  }
}

const unpadded = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '');

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes);
  const tag = await derive(password, salt, cost, hashBytes);
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${unpadded(salt)}$${unpadded(tag)}`;
}

const phc = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;
/** A hash that no password has: checked against where there is no account, so that both take as long. */
const nobodys = `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${unpadded(Buffer.alloc(saltBytes))}$${unpadded(randomBytes(hashBytes))}`;

/** True where the password is the one of the hash; `null` stands for nobody's and takes as long to refuse. */
export async function isPassword(password: string, hash: string | null): Promise<boolean> {
  const found = phc.exec(hash ?? nobodys);
  if (!found) throw new Error('a stored password hash is not argon2id');
  const [, memory, passes, parallelism, salt, tag] = found;
  const expected = Buffer.from(tag!, 'base64');
  const given = await derive(password, Buffer.from(salt!, 'base64'), { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) }, expected.length);
  return timingSafeEqual(given, expected) && hash !== null;
}

/** True where the hash was made with less than today's cost: it is made anew at the next sign-in. */
export function isOutdated(hash: string): boolean {
  return !hash.startsWith(`$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$`);
}
