/**
 * In the browser: does the proof of work that a form asks for while there is a flood, beside the page (in a worker), so that typing and
 * pressing stay quick. The same file is the page's script and the worker's.
 */
import { findWork } from './work.ts';

interface Wanted {
  token: string;
  bits: number;
}

const stride = 5_000;

function search({ token, bits }: Wanted): string {
  for (let from = 0; ; from += stride) {
    const found = findWork(token, bits, from, stride);
    if (found !== null) return found;
  }
}

function inWorker(wanted: Wanted): Promise<string> {
  const worker = new Worker(import.meta.url, { type: 'module' });
  return new Promise<string>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<string>) => resolve(data));
    worker.addEventListener('error', reject);
    // A worker is of this very page: there is no other origin to name.
    // eslint-disable-next-line unicorn/require-post-message-target-origin
    worker.postMessage(wanted);
  }).finally(() => worker.terminate());
}

/** Where no worker may be made: a little at a time. */
async function inTurns({ token, bits }: Wanted): Promise<string> {
  for (let from = 0; ; from += stride) {
    const found = findWork(token, bits, from, stride);
    if (found !== null) return found;
    await new Promise((resolve) => setTimeout(resolve));
  }
}

function attach(place: HTMLElement): void {
  const form = place.closest('form');
  const field = form?.querySelector<HTMLInputElement>('input[name="nonce"]');
  if (!form || !field) return;
  const wanted = { token: place.dataset.opinionWork!, bits: Number(place.dataset.bits) };
  place.textContent = place.dataset.working!;
  const done = inWorker(wanted)
    .catch(() => inTurns(wanted))
    .then((nonce) => {
      field.value = nonce;
      place.textContent = place.dataset.done!;
      for (const notice of document.querySelectorAll<HTMLElement>('[data-opinion-wait]')) notice.hidden = true;
    });
  form.addEventListener('submit', (event) => {
    if (field.value !== '') return;
    // Pressed before it is done: it goes by itself as soon as it is.
    event.preventDefault();
    void done.then(() => form.submit());
  });
}

if (typeof document === 'undefined') {
  // eslint-disable-next-line unicorn/require-post-message-target-origin
  globalThis.addEventListener('message', ({ data }: MessageEvent<Wanted>) => globalThis.postMessage(search(data)));
} else {
  for (const place of document.querySelectorAll<HTMLElement>('[data-opinion-work]')) attach(place);
}
