/** The body of a request, read no further than its limit. */
import { Refusal } from './http.ts';

/** @throws Refusal 413 as soon as more than `bytesMax` came, whatever the length header said. */
export async function readBody(request: Request, bytesMax: number): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('content-length') ?? 0) > bytesMax) throw tooLarge(bytesMax);
  if (!request.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const reader = request.body.getReader();
  for (;;) {
    // Fails when the person goes away half way: no fault of the program.
    const { done, value } = await reader.read().catch(() => {
      throw malformed();
    });
    if (done) break;
    bytes += value.byteLength;
    if (bytes > bytesMax) {
      await reader.cancel();
      throw tooLarge(bytesMax);
    }
    chunks.push(value);
  }
  return Uint8Array.from(Buffer.concat(chunks, bytes));
}

function tooLarge(bytesMax: number): Refusal {
  const size = bytesMax >= 1_000_000 ? `${Math.floor(bytesMax / 1_000_000)} MB` : `${bytesMax} B`;
  const sentence = { ja: `一度に送れるのは ${size} までです。`, en: `At most ${size} can be sent at once.` };
  return new Refusal(413, 'body-too-large', sentence, [], { connection: 'close' });
}

/** Fields of a form or of a JSON object. @throws Refusal 400 or 415. */
export async function readFields(bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<[string, unknown][]> {
  const mediaType = contentType.split(';')[0]!.trim().toLowerCase();
  if (mediaType === '' && bytes.byteLength === 0) return [];
  try {
    if (mediaType === 'application/json') {
      const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) return Object.entries(value);
      throw new TypeError('not an object');
    }
    if (mediaType === 'application/x-www-form-urlencoded') return [...new URLSearchParams(new TextDecoder().decode(bytes))];
    if (mediaType === 'multipart/form-data') return [...(await new Response(bytes, { headers: { 'content-type': contentType } }).formData())];
  } catch {
    throw malformed();
  }
  throw new Refusal(415, 'unsupported-media-type', {
    ja: '入力フォームまたは JSON の形で送ってください。',
    en: 'Send a form or JSON.',
  });
}

function malformed(): Refusal {
  return new Refusal(400, 'malformed-body', { ja: '送られた内容を読み取れませんでした。', en: 'What was sent could not be read.' });
}
