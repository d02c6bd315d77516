/** Signs of life for whoever runs the program: /healthz, /readyz, /metrics. */
import { isLocal } from './rate.ts';
import type { ContentReader } from './content.ts';
import { Refusal, type Reply } from './http.ts';
import type { Metrics } from './metrics.ts';

export interface VitalParts {
  content: ContentReader;
  metrics: Metrics;
  metricsToken: string | null;
  isDraining(): boolean;
}

const readyWithinMs = 1_000;

/** The reply for one of the three addresses, else null. `peer` is the socket's own address, null in-process. */
export function vitalSigns(parts: VitalParts): (path: string, request: Request, peer: string | null) => Promise<Reply> | null {
  return (path, request, peer) => {
    if (path === '/healthz') return Promise.resolve(plain(200, 'ok'));
    if (path === '/readyz') return readiness(parts);
    if (path === '/metrics') return measures(parts, request, peer);
    return null;
  };
}

/** Ready: the database answers within a second, is migrated (the versions can be read), and no stop is under way. */
async function readiness(parts: VitalParts): Promise<Reply> {
  if (parts.isDraining()) return plain(503, 'draining');
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((done) => (timer = setTimeout(() => done(false), readyWithinMs)));
  const answered = parts.content.read().then(
    () => true,
    () => false,
  );
  const ready = await Promise.race([answered, late]);
  clearTimeout(timer);
  return ready ? plain(200, 'ready') : plain(503, 'the database does not answer or is not migrated');
}

async function measures(parts: VitalParts, request: Request, peer: string | null): Promise<Reply> {
  const withToken = parts.metricsToken !== null && request.headers.get('authorization') === `Bearer ${parts.metricsToken}`;
  if (!withToken && !isLocal(request, peer)) {
    throw new Refusal(403, 'not-for-you', { ja: 'この情報は公開していません。', en: 'These figures are not public.' });
  }
  return { status: 200, headers: { 'content-type': parts.metrics.contentType, 'cache-control': 'no-store' }, body: await parts.metrics.text() };
}

function plain(status: number, text: string): Reply {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }, body: `${text}\n` };
}
