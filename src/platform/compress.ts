/** A reply with everything that does not depend on who asks done once: hash, entity tags, compressed twins, header objects. */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { chooseEncoding, type Encoding } from './negotiate.ts';
import { turns } from './turns.ts';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
// As many as Node has threads for this; each has a megabyte and a half of its own, those that wait for a thread too.
const atOnce = turns(4);

export type Headers = Record<string, string>;

/** One encoding of a reply, ready to send. */
export interface Variant {
  body: Uint8Array<ArrayBuffer>;
  etag: string;
  headers: Headers;
  /** Headers of the 304 that says "you have it". */
  unchanged: Headers;
}

export interface Packed {
  status: number;
  /** True where the reply is less than it should be: it goes out and is not kept. */
  makeshift?: boolean;
  /** The variant that suits an Accept-Encoding header; compressed at its first use, off the event loop. */
  variant(acceptEncoding: string | null): Variant | Promise<Variant>;
  bytes(): number;
  /** Told when a compressed twin was added. */
  onGrow?: (bytes: number) => void;
}

// Below a packet's worth, compressing costs more than it saves.
const worthBytes = 1_000;
const suffix: Record<Encoding, string> = { identity: '', br: '-br', gzip: '-gz' };

/** `headers` are the reply's own and the site's; `quality` 0–11 for brotli. */
export function pack(status: number, headers: Headers, body: Uint8Array<ArrayBuffer>, quality = 5): Packed {
  const hash = createHash('sha256').update(headers['content-type'] ?? '').update('\n').update(body).digest('base64url').slice(0, 22);
  const compressible = body.byteLength >= worthBytes && isText(headers['content-type'] ?? '');
  const variants = new Map<Encoding, Variant | Promise<Variant>>();
  const make = (encoding: Encoding, bytes: Uint8Array<ArrayBuffer>): Variant => {
    const etag = `"${hash}${suffix[encoding]}"`;
    const vary = [headers['vary'], compressible ? 'accept-encoding' : ''].filter(Boolean).join(', ');
    // Only a whole page has a version; a redirect or an error has none.
    const shared: Headers = { ...headers, ...(status === 200 && { etag }), ...(vary && { vary }) };
    const { 'content-type': _type, 'content-disposition': _name, ...unchanged } = shared;
    return { body: bytes, etag, unchanged, headers: { ...shared, ...(encoding !== 'identity' && { 'content-encoding': encoding }), 'content-length': String(bytes.byteLength) } };
  };
  const plain = make('identity', body);
  variants.set('identity', plain);
  let total = body.byteLength;

  const packed: Packed = {
    status,
    bytes: () => total,
    variant(acceptEncoding) {
      const encoding = compressible ? chooseEncoding(acceptEncoding) : 'identity';
      const known = variants.get(encoding);
      if (known) return known;
      const promise = squeeze(encoding, body, quality).then((bytes) => {
        const variant = make(encoding, bytes);
        variants.set(encoding, variant);
        total += bytes.byteLength;
        packed.onGrow?.(bytes.byteLength);
        return variant;
      });
      variants.set(encoding, promise);
      return promise;
    },
  };
  return packed;
}

function squeeze(encoding: Encoding, body: Uint8Array, quality: number): Promise<Uint8Array<ArrayBuffer>> {
  return atOnce(async () => {
    if (encoding === 'gzip') return new Uint8Array(await zip(body, { level: 6 }));
    return new Uint8Array(await brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: body.byteLength } }));
  });
}

function isText(contentType: string): boolean {
  return /^(text\/|application\/([a-z.-]+\+)?(json|xml)|application\/javascript|image\/svg)/.test(contentType);
}

/** True where the person already has the variant (RFC 9110 §13.1.2, weak comparison). */
export function isUnchanged(ifNoneMatch: string | null, etag: string): boolean {
  if (!ifNoneMatch) return false;
  if (ifNoneMatch === etag || ifNoneMatch.trim() === '*') return true;
  return ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}
