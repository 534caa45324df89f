/**
 * `tributary-thread`: a conversation's messages. Fed JSON by the server (`show`, `append`, `prepend`, `replace`), tells
 * what the agent does by events (`older`, `seen`, `why`, `again`, `split`, `move`).
 * @module
 */
import { adopt, h, say, sheet, tell } from './dom.js';
import { icon } from './icons.js';
import { messageNode } from './thread-message.js';
import { daySeparator, dayOf, minuteOf } from './thread-time.js';
import { threadCss } from './thread-style.js';
import { tokens } from './tokens.js';

/**
 * @typedef {Object} ThreadFile
 * @property {string} id
 * @property {string} name
 * @property {number} size
 * @property {string} url
 * @property {boolean} image
 * @property {string|null} note
 */

/**
 * @typedef {Object} Message
 * @property {string} id
 * @property {number} seq
 * @property {'in'|'out'|'note'|'event'} kind
 * @property {string} author who wrote it, as shown
 * @property {string} sender a key: messages of one sender in one minute stand together
 * @property {boolean} mine
 * @property {string} channel
 * @property {string} channelName
 * @property {string|null} subject
 * @property {string|null} recipients "to … , cc …" of a mail
 * @property {string} body
 * @property {string|null} html address of the formatted mail
 * @property {string|null} quoted
 * @property {boolean} automatic
 * @property {string|null} [remark] what is strange about it
 * @property {string|null} [because] why it stands in this conversation
 * @property {ThreadFile[]} files
 * @property {string|null} state delivery state in lower case
 * @property {string|null} failure
 * @property {number} [againIn] in how many milliseconds it may be sent again
 * @property {boolean} traced
 * @property {number} at milliseconds since 1970
 * @property {string|null} [deleted] that it was taken back, in words
 * @property {{body: string, at: number}[]} [earlier] what it said before it was changed
 * @property {string[]} [signs] what customers put on it
 * @property {{text: string, url: string|null}|null} [post] below which post everybody can read it
 * @property {{id: string, author: string, line: string}|null} [answered] the message that it answers
 */

const sheets = [tokens, sheet(threadCss)];
const NEAR_END = 40;
const NEAR_START = 400;
/** How long a message that was gone to is marked, in milliseconds. */
const SHOWN = 3000;

export class Thread extends HTMLElement {
  #words = /** @type {Record<string, string>} */ ({});
  /** @type {Message[]} */ #messages = [];
  /** @type {Map<string, {node: HTMLElement, signature: string}>} */ #rows = new Map();
  /** @type {Set<string>} which folds are open */ #open = new Set();
  #locale = 'en';
  #conversation = '';
  #firstUnread = 0;
  #hasOlder = false;
  #askedOlder = false;
  #stuck = true;
  #missed = 0;
  #seen = 0;
  #sought = '';

  #list = h('div', { class: 'list', role: 'log', 'aria-live': 'polite', 'aria-relevant': 'additions' });
  #older = h('div', { class: 'older', 'aria-hidden': 'true', hidden: true }, h('i'), h('i'), h('i'));
  #scroller = h('div', { class: 'scroller', tabindex: '0' }, h('div', { class: 'push' }), this.#older, this.#list);
  #pill = h('button', { class: 'pill', type: 'button', hidden: true, onclick: () => this.#toEnd() });
  #resized = new ResizeObserver(() => this.#stuck && this.#toEnd());
  #look = () => this.#markSeen();

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = sheets;
    root.append(this.#scroller, this.#pill);
    this.#scroller.addEventListener('scroll', () => this.#scrolled(), { passive: true });
  }

  connectedCallback() {
    adopt(this, 'words');
    adopt(this, 'locale');
    this.#resized.observe(this.#list);
    this.#resized.observe(this.#scroller);
    window.addEventListener('focus', this.#look);
    document.addEventListener('visibilitychange', this.#look);
  }

  disconnectedCallback() {
    this.#resized.disconnect();
    window.removeEventListener('focus', this.#look);
    document.removeEventListener('visibilitychange', this.#look);
  }

  /** @param {Record<string, string>} words */
  set words(words) {
    this.#words = words;
    this.#list.setAttribute('aria-label', say(words, 'thread.label'));
    this.#scroller.setAttribute('aria-label', say(words, 'thread.label'));
    this.#render();
  }

  get words() {
    return this.#words;
  }

  /** @param {string} locale */
  set locale(locale) {
    this.#locale = locale;
    this.#render();
  }

  get locale() {
    return this.#locale;
  }

  /**
   * Shows another conversation, opened at its first unread message.
   * @param {{conversation: string, messages: Message[], firstUnread: number, hasOlder: boolean, seen: number}} given
   */
  show(given) {
    this.#list.setAttribute('aria-busy', 'true');
    this.#rows.clear();
    this.#open.clear();
    this.#list.replaceChildren();
    this.#conversation = given.conversation;
    this.#messages = [...given.messages];
    this.#firstUnread = given.firstUnread;
    this.#seen = given.seen;
    this.#older.hidden = !given.hasOlder;
    this.#hasOlder = given.hasOlder;
    this.#askedOlder = false;
    this.#sought = '';
    this.#missed = 0;
    this.#stuck = true;
    this.#render();
    const first = this.#list.querySelector('.new');
    this.#toEnd();
    if (first instanceof HTMLElement) {
      const top = first.offsetTop - 24;
      if (top < this.#scroller.scrollTop) {
        this.#scroller.scrollTop = top;
        this.#stuck = false;
      }
    }
    requestAnimationFrame(() => {
      this.#list.removeAttribute('aria-busy');
      this.#scrolled();
    });
  }

  /** Adds what came in. Messages that are there already are replaced. @param {Message[]} messages */
  append(messages) {
    const known = new Set(this.#messages.map((message) => message.id));
    const fresh = messages.filter((message) => !known.has(message.id));
    this.#put(messages.filter((message) => known.has(message.id)));
    if (fresh.length === 0) return;
    const own = fresh.some((message) => message.mine);
    this.#messages = [...this.#messages, ...fresh].sort((a, b) => a.seq - b.seq);
    this.#render();
    if (this.#stuck || own) this.#toEnd();
    else this.#missed += fresh.filter((message) => message.kind !== 'event').length;
    this.#tellMissed();
    this.#markSeen();
  }

  /** Adds older messages above, without moving what is on the screen. @param {Message[]} messages @param {boolean} hasOlder */
  prepend(messages, hasOlder) {
    this.#list.setAttribute('aria-busy', 'true');
    const below = this.#scroller.scrollHeight - this.#scroller.scrollTop;
    const known = new Set(this.#messages.map((message) => message.id));
    this.#messages = [...messages.filter((message) => !known.has(message.id)), ...this.#messages];
    this.#hasOlder = hasOlder;
    this.#older.hidden = !hasOlder;
    this.#render();
    this.#scroller.scrollTop = this.#scroller.scrollHeight - below;
    this.#askedOlder = false;
    if (this.#sought) this.#seek(this.#sought);
    requestAnimationFrame(() => {
      this.#list.removeAttribute('aria-busy');
      this.#scrolled();
    });
  }

  /** Shows the newer state of messages that are there. @param {Message[]} messages */
  replace(messages) {
    this.#put(messages);
    this.#render();
  }

  /** @param {Message[]} messages */
  #put(messages) {
    if (messages.length === 0) return;
    const by = new Map(messages.map((message) => [message.id, message]));
    this.#messages = this.#messages.map((message) => quotedAnew(by.get(message.id) ?? message, by));
  }

  /** Brings the rows in line with the messages; rows that look as before are left alone. */
  #render() {
    const wanted = new Set();
    const mixed = new Set(this.#messages.filter((m) => m.kind === 'in' || m.kind === 'out').map((m) => m.channel)).size > 1;
    let channel = '';
    /** @type {ChildNode|null} */ let place = this.#list.firstChild;
    this.#messages.forEach((message, index) => {
      const before = this.#messages[index - 1];
      const after = this.#messages[index + 1];
      const talk = message.kind === 'in' || message.kind === 'out';
      const context = {
        day: !before || dayOf(before.at) !== dayOf(message.at),
        unread: this.#firstUnread > 0 && message.seq === this.#firstUnread,
        first: !before || !together(before, message),
        last: !after || !together(message, after),
        channel: mixed && talk && message.channel !== channel,
        open: [...this.#open].filter((fold) => fold.startsWith(message.id)).join(' '),
      };
      if (talk) channel = message.channel;
      wanted.add(message.id);
      const signature = JSON.stringify([message, context, this.#locale, Object.keys(this.#words).length]);
      let row = this.#rows.get(message.id);
      if (!row || row.signature !== signature) {
        const node = this.#row(message, context);
        if (row) {
          if (place === row.node) place = node;
          row.node.replaceWith(node);
        }
        row = { node, signature };
        this.#rows.set(message.id, row);
      }
      if (row.node !== place) this.#list.insertBefore(row.node, place);
      else place = place.nextSibling;
    });
    for (const [id, row] of this.#rows) {
      if (wanted.has(id)) continue;
      row.node.remove();
      this.#rows.delete(id);
    }
  }

  /** @param {Message} message @param {import('./thread-message.js').Context} context */
  #row(message, context) {
    const row = h('div', { class: `row ${message.kind}${context.first ? ' first' : ''}`, 'data-seq': message.seq });
    if (context.day) row.append(h('div', { class: 'day' }, daySeparator(message.at, this.#locale, this.#words)));
    if (context.unread) row.append(h('div', { class: 'new' }, h('span', {}, say(this.#words, 'thread.new'))));
    row.append(
      messageNode(message, context, this.#words, this.#locale, {
        fold: (part) => {
          const key = `${message.id} ${part}`;
          if (!this.#open.delete(key)) this.#open.add(key);
          const stuck = this.#stuck;
          this.#stuck = false;
          this.#render();
          requestAnimationFrame(() => (this.#stuck = stuck && this.#atEnd()));
        },
        isOpen: (part) => this.#open.has(`${message.id} ${part}`),
        why: () => tell(this, 'why', { id: message.id }),
        again: () => tell(this, 'again', { id: message.id }),
        seek: (id) => this.#seek(id),
        isFirst: () => !this.#hasOlder && this.#messages.find((one) => one.kind !== 'event')?.id === message.id,
        split: this.hasAttribute('rearranges') ? () => tell(this, 'split', { id: message.id }) : null,
        move: this.hasAttribute('rearranges') ? () => tell(this, 'move', { id: message.id }) : null,
      }),
    );
    return row;
  }

  #atEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroller;
    return scrollHeight - scrollTop - clientHeight < NEAR_END;
  }

  #toEnd() {
    this.#scroller.scrollTop = this.#scroller.scrollHeight;
    this.#stuck = true;
    this.#missed = 0;
    this.#tellMissed();
  }

  #scrolled() {
    this.#stuck = this.#atEnd();
    if (this.#stuck) this.#missed = 0;
    this.#tellMissed();
    if (this.#scroller.scrollTop < NEAR_START && this.#scroller.clientHeight > 0) this.#askOlder();
    this.#markSeen();
  }

  #askOlder() {
    if (!this.#hasOlder || this.#askedOlder) return;
    this.#askedOlder = true;
    tell(this, 'older', { conversation: this.#conversation, before: this.#messages[0]?.seq ?? 0, seq: 0 });
  }

  /** Goes to a message; older ones are fetched until it is there. @param {string} id */
  #seek(id) {
    const row = this.#rows.get(id)?.node;
    this.#sought = row ? '' : id;
    if (!row) {
      this.#askOlder();
      return;
    }
    this.#stuck = false;
    this.#scroller.scrollTop = row.offsetTop - Math.max(0, this.#scroller.clientHeight - row.offsetHeight) / 2;
    row.classList.add('sought');
    setTimeout(() => row.classList.remove('sought'), SHOWN);
    row.tabIndex = -1;
    row.focus({ preventScroll: true });
  }

  #tellMissed() {
    this.#pill.hidden = this.#missed === 0;
    if (this.#missed > 0) this.#pill.replaceChildren(say(this.#words, 'thread.pill', this.#missed), icon('down'));
  }

  /** What is on the screen of somebody who looks at it counts as seen; nothing else does. */
  #markSeen() {
    if (document.visibilityState !== 'visible' || !document.hasFocus() || this.#scroller.clientHeight === 0) return;
    const edge = this.#scroller.scrollTop + this.#scroller.clientHeight + NEAR_END;
    let seq = this.#seen;
    for (let at = this.#messages.length - 1; at >= 0 && this.#messages[at].seq > this.#seen; at--) {
      const node = this.#rows.get(this.#messages[at].id)?.node;
      if (node && node.offsetTop + Math.min(node.offsetHeight, 80) <= edge) {
        seq = this.#messages[at].seq;
        break;
      }
    }
    if (seq === this.#seen) return;
    this.#seen = seq;
    tell(this, 'seen', { conversation: this.#conversation, before: 0, seq });
  }
}

/** A quotation says what became of the message it quotes. @param {Message} message @param {Map<string, Message>} changed @returns {Message} */
function quotedAnew(message, changed) {
  const there = message.answered && changed.get(message.answered.id);
  if (!message.answered || !there) return message;
  const lines = there.body.split('\n').map((line) => line.trim());
  const line = there.deleted ?? lines.find((one) => one !== '') ?? there.files[0]?.name ?? '';
  return { ...message, answered: { ...message.answered, line } };
}

/** @param {Message} a @param {Message} b */
function together(a, b) {
  return (
    a.kind === b.kind &&
    a.kind !== 'event' &&
    a.sender === b.sender &&
    a.channel === b.channel &&
    a.channel !== 'email' &&
    minuteOf(a.at) === minuteOf(b.at) &&
    !failed(a)
  );
}

/** @param {Message} message */
export function failed(message) {
  return message.state === 'failed' || message.state === 'dead' || message.state === 'unknown';
}

customElements.define('tributary-thread', Thread);
