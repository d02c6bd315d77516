/**
 * Files that were taken with a form that comes back with faults: a browser forgets which file was chosen, so the form carries what is
 * needed to write their rows, sealed.
 */
import { z } from 'zod';
import type { Safe } from '#platform/safe';
import { type AcceptedAttachment, attachmentsMax } from './attachment.ts';

const shape = z.strictObject({
  form: z.string(),
  files: z
    .array(z.strictObject({ mediaType: z.enum(['application/pdf', 'image/jpeg', 'image/png', 'image/webp', 'text/plain']), bytes: z.int(), pages: z.int().nullable(), sealedSha256: z.string().regex(/^[0-9a-f]{64}$/), scanned: z.enum(['clean', 'not-scanned']) }))
    .max(attachmentsMax),
});

/** `form`: key of the form; another form cannot use it. Empty for no files. */
export function keepAccepted(safe: Pick<Safe, 'seal'>, form: string, files: readonly AcceptedAttachment[]): string {
  return files.length === 0 ? '' : safe.seal(JSON.stringify({ form, files })).toString('base64url');
}

/** Nothing where it was not sealed here, or for another form. */
export function readKept(safe: Pick<Safe, 'open'>, form: string, kept: string): AcceptedAttachment[] {
  if (kept === '') return [];
  try {
    const read = shape.safeParse(JSON.parse(safe.open(Buffer.from(kept, 'base64url'))));
    return read.success && read.data.form === form ? read.data.files : [];
  } catch {
    return [];
  }
}
