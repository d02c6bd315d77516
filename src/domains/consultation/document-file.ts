/** How a file that came from outside goes out again. */
import { download, type Reply } from '#platform/http';

/** To be kept, never opened among the city's own pages: as an attachment, of no guessed kind, and powerless where a browser shows it after all. */
export function fileReply(name: string, bytes: Uint8Array): Reply {
  const reply = download(name, 'application/pdf', bytes);
  return { ...reply, headers: { ...reply.headers, 'content-security-policy': "default-src 'none'; sandbox", 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' } };
}
