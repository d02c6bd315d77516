/** Somebody who gives an opinion on the town's call, as a browser does: form, check, sending. */
import { createHash } from 'node:crypto';
import { visitor, type Visitor } from '#fixtures/people/visitor';
import type { Town } from '#town';

export interface Writer extends Visitor {
  slug: string;
}

/** `peer`: the address that this browser asks from. */
export function writer(town: Town, slug: string, peer?: string): Writer {
  return { ...visitor(town, peer), slug };
}

/** Values of a page's hidden fields, the last one of each name; without the token of the browser, which each has its own of. */
export function hiddenOf(html: string): Record<string, string> {
  const fields = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  return Object.fromEntries(fields.filter(([, name]) => name !== 'csrf').map(([, name, value]) => [name!, unescaped(value!)]));
}

function unescaped(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** The form's signed token, from a form opened now. */
export async function openForm(who: Writer, query = ''): Promise<string> {
  const reply = await who.ask(`/consultations/${who.slug}/opinions/new${query}`);
  if (reply.status !== 200) throw new Error(`the form answers ${reply.status}`);
  return hiddenOf(await reply.text())['form']!;
}

export const said = { 'text-1': '街路樹を減らさないでください。', who: 'lives' };

/** Sends what was typed with a form's token. */
export function send(who: Writer, form: string, typed: Record<string, string> = said): Promise<Response> {
  return who.post(`/consultations/${who.slug}/opinions`, { form, ...typed });
}

/** The code in the address of a receipt. */
export function codeOf(reply: Response): string {
  const code = /\/consultations\/receipts\/([0-9A-Z]{16})/.exec(reply.headers.get('location') ?? '')?.[1];
  if (!code) throw new Error(`no receipt: ${reply.status} ${reply.headers.get('location')}`);
  return code;
}

/** Form, sending, and the code of the receipt. */
export async function sent(who: Writer, typed: Record<string, string> = said): Promise<string> {
  return codeOf(await send(who, await openForm(who), typed));
}

/** The proof of work that a form asks for, done as fast as this machine can. */
export function worked(form: string, bits: number): string {
  const signature = form.slice(form.lastIndexOf('.') + 1);
  for (let nonce = 0; ; nonce += 1) {
    const digest = createHash('sha256').update(`${signature}:${nonce}`).digest();
    if (digest.readUInt32BE(0) >>> (32 - bits) === 0) return String(nonce);
  }
}
