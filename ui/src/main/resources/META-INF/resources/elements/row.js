/**
 * `tributary-row`: one conversation in the list. Fed by the grid's renderer (`json`), tells `resolve`.
 * @module
 */
import { adopt, h, say, sheet, tell } from './dom.js';
import { channelIcon, icon } from './icons.js';
import { moved } from './list-hold.js';
import { tokens } from './tokens.js';
import { ago } from './thread-time.js';

/**
 * @typedef {Object} Row
 * @property {string} id
 * @property {string} name
 * @property {string} initials
 * @property {number} hue which of the eight avatar colours
 * @property {string} channel
 * @property {string} channelName
 * @property {string} prefix "You:" or a colleague's name; empty for the customer
 * @property {string} preview
 * @property {number[][]} hits where in the preview the words stand that were looked for: [first, end]
 * @property {boolean} draft
 * @property {number} unread
 * @property {number} activeAt
 * @property {number|null} waitingSince
 * @property {string[]} tags
 * @property {string} assignees
 * @property {string|null} priority a word, when it presses
 * @property {string|null} rating what the customer gave, in words
 * @property {boolean} resolve
 * @property {boolean} current
 */

const LATE = 15 * 60000;

const css = `
:host([current]){background:var(--_selected)}
:host([current]):before{content:"";position:absolute;left:0;top:0;bottom:0;width:3px;background:var(--_accent)}
:host(:hover:not([current])){background:var(--_hover)}
:host{display:grid;grid-template-columns:30px minmax(0,1fr);gap:10px;padding:9px 12px 9px 14px;height:61px;position:relative;cursor:pointer;overflow:hidden}
.avatar{width:30px;height:30px;border-radius:50%;display:grid;place-items:center;font-weight:600;font-size:11.5px;color:var(--_c);background:var(--_b)}
.main{min-width:0}
.top{display:flex;gap:6px;align-items:center;min-width:0}
.name{font-weight:600;overflow:hidden;text-overflow:ellipsis;white-space:nowrap;flex:0 1 auto;min-width:40px}
.time{margin-left:auto;padding-left:4px;color:var(--_text3);font-size:11.5px;font-variant-numeric:tabular-nums;white-space:nowrap;flex:none}
.time.late{color:var(--_warn);font-weight:600}
.tag{font-size:11px;line-height:17px;padding:0 6px;border-radius:5px;background:var(--_bg);border:1px solid var(--_border);color:var(--_text2);white-space:nowrap;overflow:hidden;text-overflow:ellipsis;flex:0 2 auto;min-width:22px}
.tag.priority{color:var(--_warn);border-color:currentColor;flex:none;font-weight:600}
.tag.rating{flex:none;font-variant-numeric:tabular-nums}
.preview{display:flex;align-items:center;gap:5px;color:var(--_text2);margin-top:2px;min-width:0}
.preview>span{white-space:nowrap}
.words{overflow:hidden;text-overflow:ellipsis;flex:1 1 0;min-width:0}
.words mark{background:var(--_hit);color:var(--_text);font-weight:600;border-radius:3px;padding:0 1px}
.prefix{color:var(--_text3);flex:none}
.draft{color:var(--_warn);font-weight:600;flex:none}
.unread{background:var(--_accent);color:var(--_on-accent);border-radius:9px;font-size:10.5px;font-weight:700;padding:0 6px;line-height:17px;flex:none}
:host([unread]) .preview{color:var(--_text);font-weight:500}
.resolve{position:absolute;right:12px;top:31px;width:24px;height:24px;border-radius:6px;border:0;background:var(--_resolve);color:var(--_on-resolve);display:grid;place-items:center;opacity:0;padding:0;transition:opacity .12s}
.resolve .icon{width:13px;height:13px;stroke-width:2.4}
:host(:hover) .resolve,:host([current]) .resolve,.resolve:focus-visible{opacity:1}
:host([resolvable]:hover) .preview,:host([resolvable][current]) .preview{padding-right:30px}
:host([resolvable]:hover) .unread,:host([resolvable][current]) .unread{display:none}
@media (hover:none){.resolve{opacity:0}:host([current]) .resolve{opacity:1}}
`;

const sheets = [tokens, sheet(css)];
/** The rows on the page, whose "2 min" must become "3 min" by itself. @type {Set<RowElement>} */
const alive = new Set();
window.setInterval(() => alive.forEach((row) => row.tick()), 20000);

/** The colours of faces, as in the house's style sheet: letters, then ground. */
const FACES = [
  ['light-dark(#3730a3,#c7d2fe)', 'light-dark(#e0e7ff,#312e81)'],
  ['light-dark(#92400e,#fde68a)', 'light-dark(#fef0c7,#5a3a0a)'],
  ['light-dark(#05603a,#a6f4c5)', 'light-dark(#d1fadf,#0b4a2f)'],
  ['light-dark(#9f1f60,#fbcfe8)', 'light-dark(#fce7f3,#5c1a3c)'],
  ['light-dark(#075985,#b9e6fe)', 'light-dark(#e0f2fe,#0c4a6e)'],
  ['light-dark(#5b21b6,#ddd6fe)', 'light-dark(#f1e8ff,#43207a)'],
  ['light-dark(#991b1b,#fecaca)', 'light-dark(#fee4e2,#6b1d1d)'],
  ['light-dark(#344054,#d0d5dd)', 'light-dark(#e9ebef,#344054)'],
];

export class RowElement extends HTMLElement {
  /** @type {Row|null} */ #row = null;
  #json = '';
  #time = h('span', { class: 'time' });

  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).adoptedStyleSheets = sheets;
    this.addEventListener('pointermove', moved, { passive: true });
  }

  connectedCallback() {
    adopt(this, 'json');
    alive.add(this);
    this.#draw();
  }

  disconnectedCallback() {
    alive.delete(this);
  }

  /** The row as JSON text, so that a row that did not change is not drawn again. @param {string} json */
  set json(json) {
    if (json === this.#json) return;
    this.#json = json;
    this.#row = JSON.parse(json);
    if (this.isConnected) this.#draw();
  }

  get json() {
    return this.#json;
  }

  /** @returns {Record<string, string>} */
  get #words() {
    return /** @type {{words?: Record<string, string>}|null} */ (/** @type {unknown} */ (this.closest('vaadin-grid')))?.words ?? {};
  }

  tick() {
    const row = this.#row;
    if (!row) return;
    const waits = row.waitingSince !== null && Date.now() - row.waitingSince > LATE ? row.waitingSince : null;
    this.#time.textContent = waits !== null ? say(this.#words, 'row.waiting', ago(waits, this.#words)) : ago(row.activeAt, this.#words);
    this.#time.classList.toggle('late', waits !== null);
  }

  #draw() {
    const row = this.#row;
    if (!row || !this.shadowRoot) return;
    const words = this.#words;
    const [front, back] = FACES[row.hue % FACES.length];
    const avatar = h('span', { class: 'avatar', 'aria-hidden': 'true' }, row.initials);
    avatar.style.setProperty('--_b', back);
    avatar.style.setProperty('--_c', front);
    this.toggleAttribute('unread', row.unread > 0);
    this.toggleAttribute('resolvable', row.resolve);
    this.toggleAttribute('current', row.current);
    this.title = row.assignees;
    this.tick();
    const top = h('div', { class: 'top' }, h('span', { class: 'name' }, row.name));
    if (row.priority) top.append(h('span', { class: 'tag priority' }, row.priority));
    if (row.rating) top.append(h('span', { class: 'tag rating' }, row.rating));
    for (const tag of row.tags.slice(0, row.rating ? 1 : 2)) top.append(h('span', { class: 'tag' }, tag));
    top.append(this.#time);
    const preview = h('div', { class: 'preview' }, channelIcon(row.channel, row.channelName));
    if (row.draft) preview.append(h('span', { class: 'draft' }, say(words, 'row.draft')));
    else if (row.prefix) preview.append(h('span', { class: 'prefix' }, row.prefix));
    preview.append(marked(row.preview, row.hits));
    if (row.unread > 0) preview.append(h('span', { class: 'unread', 'aria-label': say(words, 'row.unread', row.unread) }, row.unread > 99 ? '99+' : String(row.unread)));
    this.shadowRoot.replaceChildren(avatar, h('div', { class: 'main' }, top, preview));
    if (row.resolve) this.shadowRoot.append(this.#button(row, words));
  }

  /** @param {Row} row @param {Record<string, string>} words */
  #button(row, words) {
    const label = say(words, 'row.resolve', row.name);
    return h('button', {
      type: 'button',
      class: 'resolve',
      tabindex: '-1',
      'aria-label': label,
      title: label,
      onclick: (/** @type {Event} */ event) => {
        event.stopPropagation();
        tell(this, 'resolve', { id: row.id });
      },
    }, icon('check'));
  }
}

/** A text with the words in it that were looked for. @param {string} text @param {number[][]} hits */
function marked(text, hits) {
  const words = h('span', { class: 'words' });
  let from = 0;
  for (const [start, end] of hits) {
    words.append(text.slice(from, start), h('mark', {}, text.slice(start, end)));
    from = end;
  }
  words.append(text.slice(from));
  return words;
}

customElements.define('tributary-row', RowElement);
