/** In the browser: lets a device make a passkey, or prove one, and sends what it says with the form that the page already has. */
import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser';

async function askFor<Options>(address: string, csrf: string): Promise<Options> {
  const reply = await fetch(address, { method: 'POST', headers: { accept: 'application/json' }, body: new URLSearchParams({ csrf }) });
  if (!reply.ok) throw new Error(`challenge refused: ${reply.status}`);
  return (await reply.json()) as Options;
}

function fieldOf(form: HTMLFormElement, name: string): HTMLInputElement | null {
  return form.querySelector<HTMLInputElement>(`input[name="${name}"]`);
}

function attach(part: HTMLElement): void {
  const form = part.closest('form');
  const alert = part.querySelector('[role=alert]');
  if (!form || !alert) return;
  part.hidden = false;
  if (!browserSupportsWebAuthn()) {
    alert.textContent = part.dataset.unsupported ?? '';
    for (const button of part.querySelectorAll('button')) button.remove();
    return;
  }
  form.addEventListener('submit', (event) => {
    // Without its name the server says so before any device is asked.
    if (fieldOf(form, 'name')?.value.trim() === '') return;
    event.preventDefault();
    alert.textContent = '';
    void prove(part, form).then(
      () => form.submit(),
      () => {
        alert.textContent = part.dataset.failed ?? '';
      },
    );
  });
}

async function prove({ dataset }: HTMLElement, form: HTMLFormElement): Promise<void> {
  const csrf = fieldOf(form, 'csrf')?.value ?? '';
  const credential = dataset.passkey === 'add' ? await startRegistration({ optionsJSON: await askFor(dataset.options!, csrf) }) : await startAuthentication({ optionsJSON: await askFor(dataset.options!, csrf) });
  fieldOf(form, 'credential')!.value = JSON.stringify(credential);
}

for (const part of document.querySelectorAll<HTMLElement>('[data-passkey]')) attach(part);
