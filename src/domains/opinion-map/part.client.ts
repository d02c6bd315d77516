/**
 * In the browser: votes without a new page. The form of the page stays what it is; this sends it, shows what the answer says is next,
 * and leads focus there. Where anything fails the form is sent as it would be without this.
 */
interface Said {
  number: number;
  text: string;
  lang: string;
  /** Asks about the person. */
  meta: boolean;
}
interface Next extends Said {
  translated: boolean;
  origin: 'seed' | 'participant';
}
type Choice = 'agree' | 'disagree' | 'pass';
/** How a statement is put. */
interface Asking {
  title: string;
  choice: Record<Choice, string>;
  chosen: Record<Choice, string>;
  from: Record<Next['origin'], string>;
  hint: string;
}
interface Answer {
  next: Next | null;
  left: number;
  votes: number;
  mayWrite: boolean;
  voted: Said & { choice: Choice | 'none' };
}

const letters: Record<string, Choice> = { a: 'agree', d: 'disagree', p: 'pass' };
const arrows: Record<string, Choice> = { ArrowLeft: 'agree', ArrowRight: 'disagree', ArrowDown: 'pass' };
const keysOffName = 'hiraku-map-keys-off';

function attach(part: HTMLElement): void {
  const find = <One extends HTMLElement>(selector: string): One => part.querySelector<One>(selector)!;
  const [voting, undoing] = part.querySelectorAll('form');
  if (!voting || !undoing) return;
  const asks = JSON.parse(part.dataset.asks!) as Record<'opinion' | 'person', Asking>;
  const askingOf = ({ meta }: Said): Asking => asks[meta ? 'person' : 'opinion'];
  const status = find('[data-vote-status]');
  let busy = false;

  const ask = (next: Next): void => {
    const { title, choice, from, hint } = askingOf(next);
    find('#vote-title').textContent = title;
    const said = find('[data-vote-text]');
    said.textContent = next.text;
    said.lang = next.lang;
    find('[data-vote-origin]').textContent = from[next.origin] + (next.translated ? part.dataset.translated! : '');
    find('[data-vote-hint]').textContent = hint;
    for (const button of voting.querySelectorAll('button')) button.querySelector('[data-vote-label]')!.textContent = choice[button.value as Choice];
    voting.querySelector<HTMLInputElement>('[name="statement"]')!.value = String(next.number);
  };

  const show = (answer: Answer): void => {
    const { next, left, votes, voted } = answer;
    // The page knows best what stands at the end.
    if (next === null) return goTo(`${location.pathname}${voted.choice === 'none' ? '' : `?voted=${voted.number}`}#statement`);
    ask(next);
    const leftText = part.dataset.left!.replace('0', String(left));
    find('[data-vote-left]').textContent = leftText;
    const progress = part.querySelector('progress')!;
    progress.max = left + votes;
    progress.value = votes;
    showWriting(answer);
    const code = part.querySelector<HTMLElement>('[data-vote-code]');
    if (code) code.hidden = votes === 0;
    const done = voted.choice === 'none' ? part.dataset.takenBack! : askingOf(voted).chosen[voted.choice];
    find('[data-vote-last]').hidden = false;
    find('[data-vote-undo]').hidden = voted.choice === 'none';
    find('[data-vote-chosen]').textContent = done;
    const quote = find('[data-vote-quote]');
    quote.textContent = voted.text;
    quote.lang = voted.lang;
    undoing.querySelector<HTMLInputElement>('[name="statement"]')!.value = String(voted.number);
    // The statement is read out because focus goes there; the line before says what was done.
    status.textContent = part.dataset.announce!.replace('{done}', done).replace('{left}', leftText);
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
  attachKeys(part, voting, (choice) => void send(voting, choice));
}

/** Another page, also where it has this page's address: a browser would only jump within it. */
function goTo(address: string): void {
  if (location.href.endsWith(address)) location.reload();
  else location.assign(address);
}

/** Writing is offered when it may begin; until then the page says after how many answers. */
function showWriting({ mayWrite, votes, left }: Answer): void {
  const later = document.querySelector<HTMLElement>('[data-vote-later]')!;
  later.textContent = later.dataset.voteLater!.replace('0', String(Math.min(Number(later.dataset.after) - votes, left)));
  later.hidden = mayWrite;
  document.querySelector<HTMLElement>('[data-vote-write]')!.hidden = !mayWrite;
}

/**
 * Keys answer while focus is at the statement or its buttons. Letters do so too while it is nowhere, if the switch that turns them off can
 * be seen (WCAG 2.1.4); arrows do not, because there they scroll the page.
 */
function attachKeys(part: HTMLElement, voting: HTMLFormElement, send: (choice: Choice) => void): void {
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
    if (off || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.isComposing || event.repeat) return;
    const at = document.activeElement;
    const isThere = voting.contains(at);
    const isNowhere = (at === null || at === document.body || at.id === 'main' || part.contains(at)) && toggle.getClientRects().length > 0;
    const choice = (isThere || isNowhere ? letters[event.key.toLowerCase()] : undefined) ?? (isThere ? arrows[event.key] : undefined);
    if (choice === undefined) return;
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
