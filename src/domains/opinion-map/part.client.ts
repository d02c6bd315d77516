/**
 * In the browser: votes without a new page. The form of the page stays what it is; this sends it, shows what the answer says is next,
 * and leads focus there. Where anything fails the form is sent as it would be without this.
 */
interface Said {
  number: number;
  text: string;
  lang: string;
}
interface Next extends Said {
  translated: boolean;
  origin: 'seed' | 'participant';
}
interface Answer {
  next: Next | null;
  left: number;
  votes: number;
  mayWrite: boolean;
  voted: Said & { choice: 'agree' | 'disagree' | 'pass' | 'none' };
}

const keysOf: Record<string, string> = { a: 'agree', d: 'disagree', p: 'pass', ArrowLeft: 'agree', ArrowRight: 'disagree', ArrowDown: 'pass' };
const keysOffName = 'hiraku-map-keys-off';

function attach(part: HTMLElement): void {
  const find = <One extends HTMLElement>(selector: string): One => part.querySelector<One>(selector)!;
  const [voting, undoing] = part.querySelectorAll('form');
  if (!voting || !undoing) return;
  const words = { chosen: JSON.parse(part.dataset.chosen!) as Record<string, string>, origin: JSON.parse(part.dataset.origin!) as Record<string, string> };
  const status = find('[data-vote-status]');
  let busy = false;

  const show = (answer: Answer): void => {
    const { next, left, votes, voted } = answer;
    // The page knows best what stands at the end.
    if (next === null) return location.assign(`${location.pathname}${voted.choice === 'none' ? '' : `?voted=${voted.number}`}#statement`);
    const said = find('[data-vote-text]');
    said.textContent = next.text;
    said.lang = next.lang;
    find('[data-vote-origin]').textContent = words.origin[next.origin]! + (next.translated ? `（${part.dataset.translated}）` : '');
    voting.querySelector<HTMLInputElement>('[name="statement"]')!.value = String(next.number);
    const leftText = part.dataset.left!.replace('0', String(left));
    find('[data-vote-left]').textContent = leftText;
    const progress = part.querySelector('progress')!;
    progress.max = left + votes;
    progress.value = votes;
    showWriting(answer);
    const last = find('[data-vote-last]');
    last.hidden = voted.choice === 'none';
    find('[data-vote-chosen]').textContent = words.chosen[voted.choice]!;
    const quote = find('[data-vote-quote]');
    quote.textContent = voted.text;
    quote.lang = voted.lang;
    undoing.querySelector<HTMLInputElement>('[name="statement"]')!.value = String(voted.number);
    // The statement is read out because focus goes there; the line before says what was done.
    status.textContent = `${words.chosen[voted.choice]}。${leftText}。`;
    find('#statement').focus({ preventScroll: part.getBoundingClientRect().top >= 0 });
  };

  const send = async (form: HTMLFormElement, choice: string): Promise<void> => {
    if (busy) return;
    busy = true;
    part.setAttribute('aria-busy', 'true');
    const fields = new URLSearchParams(new FormData(form) as unknown as Record<string, string>);
    fields.set('choice', choice);
    try {
      const reply = await fetch(form.action, { method: 'POST', headers: { accept: 'application/json' }, body: fields });
      if (reply.ok) show((await reply.json()) as Answer);
      // Not open any more, taken down: the page says so.
      else if (reply.status === 409 || reply.status === 403) location.assign(location.pathname);
      else status.textContent = part.dataset.failed!;
    } catch {
      status.textContent = part.dataset.failed!;
    } finally {
      busy = false;
      part.removeAttribute('aria-busy');
    }
  };

  for (const form of [voting, undoing]) {
    form.addEventListener('submit', (event) => {
      const choice = (event.submitter as HTMLButtonElement | null)?.value;
      if (!choice) return;
      event.preventDefault();
      void send(form, choice);
    });
  }
  attachKeys(part, (choice) => void send(voting, choice));
}

/** Writing is offered when it may begin; until then the page says after how many answers. */
function showWriting({ mayWrite, votes, left }: Answer): void {
  const later = document.querySelector<HTMLElement>('[data-vote-later]')!;
  later.textContent = later.dataset.voteLater!.replace('0', String(Math.min(Number(later.dataset.after) - votes, left)));
  later.hidden = mayWrite;
  document.querySelector<HTMLElement>('[data-vote-write]')!.hidden = !mayWrite;
}

/** Single letters are keys only while focus is at the statement or nowhere, and can be turned off (WCAG 2.1.4). */
function attachKeys(part: HTMLElement, send: (choice: string) => void): void {
  const told = part.querySelector<HTMLElement>('[data-vote-keys]')!;
  const toggle = told.querySelector('button')!;
  const line = told.querySelector('p')!;
  let off = kept();
  const tell = (): void => {
    toggle.textContent = off ? toggle.dataset.on! : toggle.dataset.off!;
    line.hidden = off;
  };
  tell();
  told.hidden = false;
  toggle.addEventListener('click', () => {
    off = !off;
    keep(off);
    tell();
  });
  document.addEventListener('keydown', (event) => {
    const choice = keysOf[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    const at = document.activeElement;
    const here = at === null || at === document.body || at.id === 'main' || part.contains(at);
    if (off || choice === undefined || !here || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.isComposing || event.repeat) return;
    event.preventDefault();
    send(choice);
  });
}

/** A browser may keep nothing. */
function kept(): boolean {
  try {
    return localStorage.getItem(keysOffName) === 'yes';
  } catch {
    return false;
  }
}

function keep(off: boolean): void {
  try {
    if (off) localStorage.setItem(keysOffName, 'yes');
    else localStorage.removeItem(keysOffName);
  } catch {
    // It holds for this page.
  }
}

for (const part of document.querySelectorAll<HTMLElement>('[data-opinion-map-part]')) attach(part);
