/**
 * `tributary-composer`: where an agent answers. The server sets it up (`setup`), it tells `send`, `draft` and `shortcuts`;
 * the server says `sent`, `refused`, `saved` and `offer`.
 * @module
 */
import { adopt, h, say, sheet, tell } from './dom.js';
import { channelIcon, icon } from './icons.js';
import { composerCss } from './composer-style.js';
import { Attachments } from './composer-files.js';
import { Shortcuts, drawUnfilled, shortcutsSheet, unfilled } from './composer-shortcuts.js';
import { tokens } from './tokens.js';
import { until } from './thread-time.js';

/**
 * @typedef {Object} Way
 * @property {string} id the account to answer from, or "note"
 * @property {string} channel
 * @property {string} name
 * @property {string|null} recipient
 * @property {boolean} subject
 * @property {boolean} files
 * @property {number} maxLength
 * @property {number|null} closesAt
 * @property {number|null} personFrom from then on only what a person writes is taken
 * @property {string|null} blocked why it cannot be used, in words
 * @property {string|null} notice what to keep in mind when using it, in words
 */

/**
 * @typedef {Object} Setup
 * @property {string} conversation
 * @property {Way[]} ways
 * @property {string} mode
 * @property {string|null} subject
 * @property {string} text
 * @property {boolean} resolve
 */

const sheets = [tokens, sheet(composerCss), shortcutsSheet];
const DRAFT_AFTER = 800;

export class Composer extends HTMLElement {
  #words = /** @type {Record<string, string>} */ ({});
  /** @type {Setup} */ #setup = { conversation: '', ways: [], mode: 'note', subject: null, text: '', resolve: false };
  #locale = 'en';
  #mode = 'note';
  #busy = false;
  #draft = 0;
  #tick = 0;
  #enterSends = false;
  /** The text that may go although something in it is not filled. */
  #anyhow = '';

  #tabs = h('div', { class: 'tabs', role: 'radiogroup', onkeydown: (/** @type {KeyboardEvent} */ event) => this.#tabKey(event) });
  #subject = /** @type {HTMLInputElement} */ (h('input', { class: 'subject', maxlength: 900, oninput: () => this.#changed() }));
  #text = /** @type {HTMLTextAreaElement} */ (h('textarea', { rows: 2, oninput: () => this.#changed() }));
  #notice = h('div', { class: 'notice', role: 'status', hidden: true });
  #window = h('span', { class: 'window', hidden: true });
  #saved = h('span', { class: 'saved', role: 'status' });
  #count = h('span', { class: 'count', hidden: true });
  #attach = /** @type {HTMLButtonElement} */ (h('button', { type: 'button', class: 'plain', onclick: () => this.#files.choose() }, icon('clip')));
  #quick = h('button', { type: 'button', class: 'plain', onclick: () => this.#shortcuts.start() }, icon('slash'));
  #unfilled = h('div', { class: 'unfilled', role: 'status', hidden: true });
  #both = /** @type {HTMLButtonElement} */ (h('button', { type: 'button', class: 'button both', onclick: () => this.#send(true, false) }));
  #go = /** @type {HTMLButtonElement} */ (h('button', { type: 'button', class: 'button go', onclick: () => this.#send(false, false) }));
  #files = new Attachments(() => this.#enable(), () => this.target, (message) => this.#say(message));
  #shortcuts = new Shortcuts(this.#text, () => tell(this, 'shortcuts', { conversation: this.#setup.conversation }));
  #box = h(
    'div',
    { class: 'box' },
    h('div', { class: 'top' }, this.#tabs, this.#window),
    this.#subject,
    this.#text,
    this.#unfilled,
    this.#files.node,
    h('div', { class: 'foot' }, this.#attach, this.#quick, this.#count, this.#saved, this.#both, this.#go),
  );

  /** Where files are uploaded to; the server sets it. */
  get target() {
    return this.getAttribute('target') ?? '';
  }

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = sheets;
    root.append(this.#shortcuts.node, this.#notice, this.#box);
    this.#text.addEventListener('keydown', (event) => this.#key(event));
    this.#subject.addEventListener('keydown', (event) => event.key === 'Enter' && !event.isComposing && this.#text.focus());
    this.#text.addEventListener('paste', (event) => this.#files.take(event.clipboardData, event));
    this.#box.addEventListener('dragover', (event) => {
      event.preventDefault();
      this.#box.classList.add('drop');
    });
    this.#box.addEventListener('dragleave', () => this.#box.classList.remove('drop'));
    this.#box.addEventListener('drop', (event) => {
      this.#box.classList.remove('drop');
      this.#files.take(event.dataTransfer, event);
    });
  }

  connectedCallback() {
    adopt(this, 'words');
    adopt(this, 'locale');
    adopt(this, 'enterSends');
    this.#tick = window.setInterval(() => this.#showWindow(), 20000);
  }

  disconnectedCallback() {
    window.clearInterval(this.#tick);
    this.#keep();
  }

  /** @param {Record<string, string>} words */
  set words(words) {
    this.#words = words;
    this.#files.words = words;
    this.#shortcuts.words = words;
    this.#draw();
  }

  get words() {
    return this.#words;
  }

  /** @param {string} locale */
  set locale(locale) {
    this.#locale = locale;
    this.#files.locale = locale;
  }

  get locale() {
    return this.#locale;
  }

  /** Whether Enter alone sends; Ctrl+Enter always does. @param {boolean} yes */
  set enterSends(yes) {
    this.#enterSends = yes;
    this.#draw();
  }

  get enterSends() {
    return this.#enterSends;
  }

  /** Makes ready for a conversation. What was being written in the one before is kept there. @param {Setup} setup */
  setup(setup) {
    const same = setup.conversation === this.#setup.conversation;
    if (!same) this.#keep();
    this.#setup = setup;
    if (same) {
      if (!this.#way()) this.#mode = setup.mode;
    } else {
      this.#mode = setup.mode;
      this.#subject.value = setup.subject ?? '';
      this.#text.value = setup.text;
      this.#files.clear();
      this.#shortcuts.forget();
      this.#busy = false;
      this.#quiet();
      this.#saved.textContent = '';
    }
    this.#draw();
  }

  /** The message is on its way: the field is empty again. */
  sent() {
    window.clearTimeout(this.#draft);
    this.#draft = 0;
    this.#busy = false;
    this.#text.value = '';
    this.#files.clear();
    this.#saved.textContent = '';
    this.#quiet();
    this.#draw();
  }

  /** It was not sent; says why, and offers to send anyway where that is possible. @param {string} why @param {boolean} anyway @param {boolean} resolve */
  refused(why, anyway, resolve) {
    this.#busy = false;
    this.#say(why, anyway ? () => this.#send(resolve, true) : undefined);
    this.#draw();
  }

  /** The draft is kept. */
  saved() {
    if (this.#text.value !== '') this.#saved.textContent = say(this.#words, 'composer.saved');
  }

  /** The shortcuts that were asked for. @param {import('./composer-shortcuts.js').Shortcut[]} all @param {Record<string, string>} values */
  offer(all, values) {
    this.#shortcuts.offer(all, values);
  }

  /** Puts the cursor into the answer or the note. @param {'reply'|'note'} what */
  write(what) {
    const way = what === 'note' ? 'note' : this.#mode !== 'note' ? this.#mode : (this.#setup.ways.find((one) => !one.blocked)?.id ?? 'note');
    if (way !== this.#mode) this.#choose(way);
    this.#text.focus();
  }

  #way() {
    return this.#setup.ways.find((way) => way.id === this.#mode);
  }

  /** @param {string} mode */
  #choose(mode) {
    if (mode === this.#mode) return;
    this.#mode = mode;
    this.#quiet();
    this.#draw();
    if (this.#text.value !== '') this.#changed();
  }

  #draw() {
    const words = this.#words;
    const way = this.#way();
    const note = this.#mode === 'note';
    this.#tabs.setAttribute('aria-label', say(words, 'composer.channel'));
    const focused = this.shadowRoot?.activeElement?.getAttribute('role') === 'radio';
    this.#tabs.replaceChildren(...this.#setup.ways.map((one) => this.#tab(one)));
    if (focused) /** @type {HTMLElement|null} */ (this.#tabs.querySelector('[aria-checked=true]'))?.focus();
    this.#box.classList.toggle('note', note);
    this.#subject.hidden = !way?.subject;
    this.#subject.placeholder = say(words, 'composer.subject');
    this.#subject.setAttribute('aria-label', say(words, 'composer.subject'));
    const hint = note ? say(words, 'composer.note-hint') : say(words, 'composer.hint', way?.recipient ?? '');
    this.#text.placeholder = way?.blocked ?? hint;
    this.#text.setAttribute('aria-label', hint);
    this.#attach.hidden = note || way?.files === false;
    this.#attach.title = say(words, 'composer.attach');
    this.#attach.setAttribute('aria-label', say(words, 'composer.attach'));
    this.#quick.title = say(words, 'composer.shortcuts');
    this.#quick.setAttribute('aria-label', say(words, 'composer.shortcuts'));
    this.#both.replaceChildren(icon('check'), say(words, 'composer.both'));
    this.#both.hidden = note || !this.#setup.resolve;
    this.#go.replaceChildren(say(words, note ? 'composer.keep-note' : 'composer.send'), h('kbd', {}, this.#enterSends ? '↵' : 'Ctrl ↵'));
    this.#showWindow();
    this.#enable();
  }

  /** @param {Way} way */
  #tab(way) {
    const on = way.id === this.#mode;
    return h(
      'button',
      {
        type: 'button',
        role: 'radio',
        'aria-checked': String(on),
        tabindex: on ? 0 : -1,
        class: on ? `tab on ${way.channel}` : `tab ${way.channel}`,
        title: way.blocked ?? way.recipient,
        onclick: () => {
          this.#choose(way.id);
          this.#text.focus();
        },
      },
      channelIcon(way.channel, ''),
      way.name,
      way.blocked ? icon('clock') : null,
    );
  }

  /** @param {KeyboardEvent} event */
  #tabKey(event) {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const ways = this.#setup.ways;
    const at = ways.findIndex((way) => way.id === this.#mode);
    this.#choose(ways[(at + step + ways.length) % ways.length].id);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (this.#shortcuts.key(event)) return;
    // while an input method is composing, Enter chooses a word
    if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229) return;
    if (event.ctrlKey || event.metaKey || (this.#enterSends && !event.shiftKey && !event.altKey)) {
      event.preventDefault();
      this.#send(false, false);
    }
  }

  #changed() {
    this.#saved.textContent = '';
    window.clearTimeout(this.#draft);
    this.#draft = window.setTimeout(() => this.#keep(), DRAFT_AFTER);
    this.#enable();
  }

  #keep() {
    if (this.#draft === 0) return;
    window.clearTimeout(this.#draft);
    this.#draft = 0;
    tell(this, 'draft', {
      conversation: this.#setup.conversation,
      mode: this.#mode,
      subject: this.#way()?.subject ? this.#subject.value : null,
      text: this.#text.value,
      files: [],
      resolve: false,
      anyway: false,
    });
  }

  /** @param {boolean} resolve @param {boolean} anyway */
  #send(resolve, anyway) {
    if (!this.#ready()) return;
    const blanks = this.#mode === 'note' || this.#text.value === this.#anyhow ? [] : unfilled(this.#text.value);
    if (blanks.length > 0) {
      this.#say(say(this.#words, 'composer.unfilled-stop', blanks.join(', ')), () => {
        this.#anyhow = this.#text.value;
        this.#send(resolve, anyway);
      });
      return;
    }
    this.#busy = true;
    // the server forgets the draft with the message; one more on its way would bring it back
    window.clearTimeout(this.#draft);
    this.#draft = 0;
    this.#enable();
    tell(this, 'send', {
      conversation: this.#setup.conversation,
      mode: this.#mode,
      subject: this.#way()?.subject ? this.#subject.value.trim() || null : null,
      text: this.#text.value,
      files: this.#mode === 'note' ? [] : this.#files.ready(),
      resolve,
      anyway,
    });
  }

  #tooLong() {
    const way = this.#way();
    return way !== undefined && way.maxLength > 0 && this.#text.value.length > way.maxLength;
  }

  #ready() {
    const way = this.#way();
    if (!way || way.blocked || this.#busy || this.#files.loading() || this.#tooLong()) return false;
    return this.#text.value.trim() !== '' || (this.#mode !== 'note' && this.#files.ready().length > 0);
  }

  #enable() {
    const way = this.#way();
    const blocked = !way || way.blocked !== null;
    this.#text.disabled = blocked;
    this.#attach.disabled = blocked;
    this.#quick.toggleAttribute('disabled', blocked);
    drawUnfilled(this.#unfilled, unfilled(this.#text.value), this.#words, () => this.#shortcuts.showUnfilled());
    const ready = this.#ready();
    this.#go.setAttribute('aria-disabled', String(!ready));
    this.#both.setAttribute('aria-disabled', String(!ready));
    const left = way && way.maxLength > 0 ? way.maxLength - this.#text.value.length : Infinity;
    this.#count.hidden = left > 200;
    this.#count.classList.toggle('over', left < 0);
    this.#count.textContent = Number.isFinite(left) ? say(this.#words, 'composer.left', left) : '';
  }

  #showWindow() {
    const way = this.#way();
    const at = way?.closesAt ?? null;
    this.#window.hidden = at === null && !way?.blocked && !way?.notice;
    if (way?.blocked) this.#window.replaceChildren(icon('alert'), way.blocked);
    else if (at !== null) {
      if (at <= Date.now()) tell(this, 'closed', { conversation: this.#setup.conversation });
      const person = way?.personFrom != null && way.personFrom <= Date.now();
      this.#window.replaceChildren(icon('clock'), say(this.#words, person ? 'composer.window-person' : 'composer.window', until(at, this.#words)));
    }
    else if (way?.notice) this.#window.replaceChildren(icon('globe'), way.notice);
    this.#window.classList.toggle('soon', Boolean(way?.blocked) || (at !== null && at - Date.now() < 3600000));
  }

  /** @param {string} text @param {() => void} [anyway] */
  #say(text, anyway) {
    this.#notice.hidden = false;
    this.#notice.replaceChildren(icon('alert'), h('span', {}, text));
    if (anyway) this.#notice.append(h('button', { type: 'button', class: 'button', onclick: anyway }, say(this.#words, 'composer.anyway')));
    this.#notice.append(h('button', { type: 'button', class: 'plain', 'aria-label': say(this.#words, 'composer.close'), onclick: () => this.#quiet() }, icon('x')));
  }

  #quiet() {
    this.#notice.hidden = true;
    this.#notice.replaceChildren();
  }
}

customElements.define('tributary-composer', Composer);
