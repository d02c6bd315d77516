/**
 * <hiraku-opinion-map src="https://city.example/opinion-maps/2026-1">: an opinion map within another site. No frame and no cookie: the key
 * that stands for the person is kept in that site's own storage. What it shows lies in a shadow tree with styles of its own; the link that
 * stands within the element is there where no script runs, or nothing can be reached.
 */
import { embedSheet } from './embed-style.ts';
import { embed as en } from './text-embed.en.ts';
import { embed as ja, type EmbedText } from './text-embed.ja.ts';

type Choice = 'agree' | 'disagree' | 'pass';
interface Said {
  number: number;
  text: string;
  lang: string;
  /** Asks about the person. */
  meta: boolean;
}
interface Shown extends Said {
  translated: boolean;
  origin: 'seed' | 'participant';
}
interface Position {
  next: Shown | null;
  left: number;
  votes: number;
  mayWrite: boolean;
}
interface About extends Position {
  state: 'open' | keyof EmbedText['state'];
  key: string;
  question: { text: string; lang: string };
  lengthMax: number;
  writeAfter: number;
  page: string;
  result: string | null;
  comeBack: string;
}
type Voted = Position & { voted: Said & { choice: Choice | 'none' } };
interface Doubted {
  state: 'similar' | 'personal';
  same: boolean;
  similar: Shown[];
  personal: (keyof EmbedText['personal'])[];
  /** Sent with the text by whoever has looked. */
  anyway: string;
}
type Taken = { state: 'shown' | 'waiting' } | Doubted;

type Content = (Node | string | null)[];

function make<Name extends keyof HTMLElementTagNameMap>(name: Name, attributes: Record<string, string> = {}, ...content: Content): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...content.filter((one) => one !== null));
  return element;
}

const signs: Record<Choice, string> = { agree: '○', disagree: '×', pass: '―' };

class OpinionMap extends HTMLElement {
  private readonly root = this.attachShadow({ mode: 'open' });
  private readonly body = make('div', { part: 'body' });
  private readonly status = make('p', { role: 'status', class: 'unseen' });
  private about: About | null = null;
  private busy = false;

  connectedCallback(): void {
    if (this.root.childNodes.length > 0) return;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(embedSheet);
    this.root.adoptedStyleSheets = [sheet];
    // Until the first answer, and where none comes, the link within the element stands there.
    this.body.append(make('slot'));
    this.root.append(make('section', { class: 'map', lang: this.reader, 'aria-label': this.words.name }, this.body, this.status));
    this.root.addEventListener('keydown', (event) => this.pressed(event as KeyboardEvent));
    void this.begin();
  }

  private get reader(): 'ja' | 'en' {
    const named = this.getAttribute('lang') ?? this.closest('[lang]')?.getAttribute('lang') ?? 'ja';
    return named.toLowerCase().startsWith('ja') ? 'ja' : 'en';
  }

  private get words(): EmbedText {
    return this.reader === 'ja' ? ja : en;
  }

  /** The address of the opinion map, without language and what follows. */
  private get place(): { origin: string; path: string } {
    const { origin, pathname } = new URL(this.getAttribute('src') ?? '', document.baseURI);
    return { origin, path: /\/opinion-maps\/[^/]+/.exec(pathname)?.[0] ?? '/opinion-maps/-' };
  }

  private get storageName(): string {
    const { origin, path } = this.place;
    return `hiraku ${origin}${path}`;
  }

  private async ask<Answer>(what: string, fields: Record<string, string>): Promise<Answer | null> {
    const { origin, path } = this.place;
    const key = kept(this.storageName) ?? this.about?.key ?? '';
    const reply = await fetch(`${origin}/api/v1${path}/${what}`, { method: 'POST', credentials: 'omit', headers: { accept: 'application/json' }, body: new URLSearchParams({ key, lang: this.reader, ...fields }) });
    if (reply.status === 409 || reply.status === 403) return null;
    if (!reply.ok) throw new Error(String(reply.status));
    return (await reply.json()) as Answer;
  }

  private async begin(): Promise<void> {
    try {
      const about = await this.ask<About>('participation', {});
      if (about === null) return;
      this.about = about;
      keep(this.storageName, about.key);
      if (about.state === 'open') this.show(about, null);
      else this.fill(this.head(), make('p', {}, this.words.state[about.state]), this.links());
    } catch {
      // The link stands there; asking again is a button beside it.
      const again = make('button', { type: 'button', class: 'small' }, this.words.again);
      again.addEventListener('click', () => void this.begin());
      this.fill(make('slot'), make('p', {}, this.words.failed), again);
    }
  }

  private fill(...content: Content): void {
    this.body.replaceChildren(...content.filter((one) => one !== null));
  }

  private head(): HTMLElement {
    const { question } = this.about!;
    return make('h2', { lang: question.lang }, question.text);
  }

  private show(position: Position, voted: Voted['voted'] | null): void {
    const { next } = position;
    this.fill(this.head(), next === null ? make('p', { class: 'end', tabindex: '-1', id: 'statement' }, position.votes > 0 ? this.words.end : this.words.none) : this.question(next, position), this.lastVote(voted), position.votes > 0 ? this.code() : null, this.writing(position), this.links());
  }

  /** What is published, said before the first answer. */
  private published(): HTMLElement {
    return make('p', { class: 'soft' }, `${this.words.published} `, make('a', { href: `${this.about!.page}#privacy` }, this.words.publishedLink));
  }

  private asking({ meta }: Pick<Said, 'meta'>): EmbedText['asks']['opinion'] {
    return this.words.asks[meta ? 'person' : 'opinion'];
  }

  private question(next: Shown, { left, votes }: Position): HTMLElement {
    const { words } = this;
    const { title, hint } = this.asking(next);
    const form = make('form', { 'aria-labelledby': 'ask' }, this.statement(next), this.buttons(next), make('p', { class: 'soft' }, hint));
    form.addEventListener('submit', (event) => event.preventDefault());
    const progress = make('progress', { max: String(left + votes), value: String(votes), 'aria-labelledby': 'left' });
    return make('div', {}, this.published(), make('div', { class: 'head' }, make('h3', { id: 'ask' }, title), make('p', {}, make('span', { id: 'left' }, words.left.replace('{n}', String(left))), ' ', progress)), form);
  }

  private statement({ text, lang, origin, translated, meta }: Shown): HTMLElement {
    const said = this.asking({ meta }).from[origin] + (translated ? this.words.translated : '');
    return make('div', { id: 'statement', tabindex: '-1', class: 'statement' }, make('blockquote', { lang }, text), make('p', { class: 'soft' }, said));
  }

  private buttons({ number, text, meta }: Said, named = false): HTMLElement {
    const names = this.asking({ meta }).choice;
    const each = (Object.keys(signs) as Choice[]).map((choice) => {
      const button = make('button', { type: 'button', 'data-choice': choice, ...(named && { 'aria-label': this.words.voteOn.replace('{choice}', names[choice]).replace('{text}', () => text) }) }, make('span', { 'aria-hidden': 'true', class: 'sign' }, signs[choice]), names[choice]);
      button.addEventListener('click', () => void this.vote(number, choice));
      return button;
    });
    return make('div', { class: 'buttons' }, ...each);
  }

  private async vote(statement: number, choice: Choice | 'none'): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      const voted = await this.ask<Voted>('votes', { statement: String(statement), choice });
      // Over, taken down, left out: begun anew it says so.
      if (voted === null) return await this.begin();
      this.show(voted, voted.voted);
      this.status.textContent = this.words.announce.replace('{done}', this.done(voted.voted)).replace('{left}', this.words.left.replace('{n}', String(voted.left)));
      this.root.querySelector<HTMLElement>('#statement')?.focus({ preventScroll: true });
    } catch {
      this.status.textContent = this.words.failed;
      this.status.className = 'failed';
    } finally {
      this.busy = false;
    }
  }

  private done({ choice, meta }: Voted['voted']): string {
    return choice === 'none' ? this.words.takenBack : this.asking({ meta }).chosen[choice];
  }

  private lastVote(voted: Voted['voted'] | null): HTMLElement | null {
    if (voted === null) return null;
    const said = make('p', {}, `${this.done(voted)} `, make('q', { lang: voted.lang }, voted.text));
    if (voted.choice === 'none') return make('div', { class: 'last' }, said);
    const undo = make('button', { type: 'button', class: 'small' }, this.words.undo);
    undo.addEventListener('click', () => void this.vote(voted.number, 'none'));
    return make('div', { class: 'last' }, said, undo);
  }

  private writing({ mayWrite, votes, left }: Position): HTMLElement {
    if (!mayWrite) return make('p', { class: 'soft' }, this.words.later.replace('{n}', String(Math.min(this.about!.writeAfter - votes, left))));
    const open = make('button', { type: 'button', class: 'small' }, this.words.write);
    const place = make('div', {}, open);
    open.addEventListener('click', () => this.write(place, '', null));
    return place;
  }

  /** The form, with what is like it once that was looked for. */
  private write(place: HTMLElement, typed: string, doubt: Doubted | null): void {
    const { words, about } = this;
    const area = make('textarea', { id: 'own', rows: '3', 'aria-describedby': 'own-hint own-fault' });
    area.value = typed;
    const fault = make('p', { id: 'own-fault', class: 'failed', role: 'alert' });
    const send = make('button', { type: 'submit', class: 'small' }, doubt === null ? words.send : words.sendAgain);
    const cancel = make('button', { type: 'button', class: 'small' }, words.cancel);
    const anyway = doubt !== null && !doubt.same ? make('button', { type: 'button', class: 'small' }, doubt.state === 'similar' ? words.anyway : words.anywayPersonal) : null;
    const found = doubt === null ? null : this.found(doubt);
    const form = make('form', {}, found, make('label', { for: 'own' }, words.field), make('p', { id: 'own-hint', class: 'soft' }, words.fieldHint.replace('{n}', String(about!.lengthMax))), area, fault, make('p', { class: 'ways' }, send, anyway, cancel));
    const deliver = (seen: string): void => void this.deliver(place, area.value, seen, fault);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      deliver('');
    });
    anyway?.addEventListener('click', () => deliver(doubt!.anyway));
    cancel.addEventListener('click', () => void this.begin());
    place.replaceChildren(form);
    // Whoever listens is told first what to look at.
    (found?.querySelector('p') ?? area).focus();
  }

  /** What in the text may lead to a person, and what is like it. */
  private found({ state, same, similar, personal }: Doubted): HTMLElement {
    const { words } = this;
    const traces = personal.length === 0 ? null : make('p', { tabindex: '-1', class: 'trace' }, [...personal.map((trace) => words.personal[trace]), words.personalBody].join(this.reader === 'ja' ? '' : ' '));
    const alike = state === 'personal' ? null : make('p', { tabindex: '-1' }, same ? words.same : words.similar);
    return make('div', {}, traces, alike, ...similar.map((like) => make('div', { class: 'like' }, make('blockquote', { lang: like.lang }, like.text), this.buttons(like, true))));
  }

  private async deliver(place: HTMLElement, text: string, anyway: string, fault: HTMLElement): Promise<void> {
    try {
      const taken = await this.sendStatement(text, anyway);
      if (typeof taken === 'string') fault.textContent = taken;
      else if ('similar' in taken) this.write(place, text, taken);
      else {
        this.status.textContent = this.words.sent[taken.state];
        const said = make('p', { class: 'sent', tabindex: '-1' }, this.words.sent[taken.state]);
        place.replaceChildren(said);
        said.focus();
      }
    } catch {
      fault.textContent = this.words.failed;
    }
  }

  /** What became of it, or in words why it cannot be taken. */
  private async sendStatement(text: string, anyway: string): Promise<Taken | string> {
    const { origin, path } = this.place;
    const prefix = this.reader === 'en' ? '/en' : '';
    const reply = await fetch(`${origin}${prefix}/api/v1${path}/statements`, { method: 'POST', credentials: 'omit', headers: { accept: 'application/json' }, body: new URLSearchParams({ key: kept(this.storageName) ?? this.about!.key, lang: this.reader, text, anyway }) });
    const said: unknown = await reply.json();
    return reply.ok ? (said as Taken) : (said as { detail: string }).detail;
  }

  private links(): HTMLElement {
    const { result, page, comeBack } = this.about!;
    const link = (href: string, said: string): HTMLElement => make('li', {}, make('a', { href }, said));
    return make('ul', { class: 'links' }, result === null ? null : link(result, this.words.result), link(page, this.words.page), link(comeBack, this.words.comeBack));
  }

  /** Sixteen letters, in fours as people write them. */
  private code(): HTMLElement {
    const code = (kept(this.storageName) ?? this.about!.key).split('.')[0]!.replace(/(.{4})(?=.)/g, '$1-');
    return make('details', {}, make('summary', {}, this.words.code), make('p', {}, make('strong', { class: 'code' }, code)), make('p', { class: 'soft' }, this.words.codeBody));
  }

  /** Keys only within the element, and not while somebody writes (WCAG 2.1.4). */
  private pressed(event: KeyboardEvent): void {
    const choice = { a: 'agree', d: 'disagree', p: 'pass' }[event.key.toLowerCase()];
    const writes = event.target instanceof HTMLTextAreaElement;
    if (choice === undefined || writes || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.isComposing || event.repeat) return;
    const button = this.root.querySelector<HTMLButtonElement>(`form[aria-labelledby="ask"] [data-choice="${choice}"]`);
    if (button === null) return;
    event.preventDefault();
    button.click();
  }
}

/** A site or browser may let nothing be kept: then it holds for this page. */
function kept(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function keep(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // As above.
  }
}

if (!customElements.get('hiraku-opinion-map')) customElements.define('hiraku-opinion-map', OpinionMap);
