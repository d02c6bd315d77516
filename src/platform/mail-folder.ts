/** Letters that nobody sends, for development: each as a message (.eml) and as what it says (.json), readable by their owner alone. */
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import nodemailer, { type SendMailOptions } from 'nodemailer';
import { codeOf } from './database.ts';
import type { Mail } from './mail.ts';

export interface Letter {
  at: Date;
  to: string;
  subject: string;
  text: string;
}

export function mailFolder(dataFolder: string): string {
  return join(dataFolder, 'mail');
}

/** A letter that is put twice lies there once. */
export async function putLetter(folder: string, mail: Mail, message: SendMailOptions): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { message: bytes } = await nodemailer.createTransport({ streamTransport: true, buffer: true }).sendMail(message);
  const name = String(message.messageId).slice(1, 41);
  const at = new Date(message.date as Date).toISOString();
  await write(join(folder, `${name}.eml`), bytes as Buffer);
  await write(join(folder, `${name}.json`), JSON.stringify({ at, to: mail.to, subject: message.subject, text: mail.text }, null, 2));
}

/** Newest first. */
export async function listLetters(folder: string): Promise<Letter[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  });
  const letters = await Promise.all(names.filter((name) => name.endsWith('.json')).map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8')) as Omit<Letter, 'at'> & { at: string }));
  return letters.map((letter) => ({ ...letter, at: new Date(letter.at) })).toSorted((one, other) => other.at.getTime() - one.at.getTime());
}

/** Aside first: a reader never sees half a letter. */
async function write(file: string, content: string | Buffer): Promise<void> {
  const aside = `${file}.${process.pid}.incoming`;
  await writeFile(aside, content, { mode: 0o600 });
  await rename(aside, file);
}
