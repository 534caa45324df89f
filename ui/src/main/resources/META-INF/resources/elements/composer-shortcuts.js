/**
 * Shortcuts in the composer: "/" at the start of a word opens those whose name or text has what is typed after it; the one
 * chosen takes the place of the slash, its variables filled. And which variables stand unfilled in a text.
 * @module
 */
import { h, say, sheet } from './dom.js';
import { icon } from './icons.js';

/**
 * @typedef {Object} Shortcut
 * @property {string} name
 * @property {string} text
 * @property {boolean} team
 */

/** From a slash that starts a word to the cursor. */
const ASKED = /(?:^|\s)\/(\S*)$/u;
const VARIABLE = /\{\{\s*([\w.]{1,60})\s*\}\}/g;
const UNFILLED = /\{\{[^{}\n]{1,60}\}\}/g;
const AT_ONCE = 50;
/** How long an answer of the server may take, in ms, before it is asked again. */
const PATIENCE = 3000;

export const shortcutsSheet = sheet(`
.shortcuts{position:absolute;left:14px;right:14px;bottom:calc(100% - 4px);z-index:5;display:grid;grid-template-columns:minmax(0,5fr) minmax(0,6fr);background:var(--_surface);border:1px solid var(--_border);border-radius:10px;box-shadow:0 8px 28px rgb(0 0 0/.18);overflow:hidden;font-size:12.5px}
.shortcuts[hidden]{display:none}
.shortcuts .list{max-height:min(272px,40vh);overflow:auto;padding:4px;overscroll-behavior:contain}
.shortcuts .one{padding:5px 8px;border-radius:7px;cursor:pointer;min-width:0}
.shortcuts .one b{display:flex;gap:6px;align-items:center;font-weight:600;min-width:0}
.shortcuts .one b span{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.shortcuts .one i{font-style:normal;font-weight:500;font-size:10.5px;color:var(--_text2);border:1px solid var(--_border);border-radius:5px;padding:0 5px;line-height:16px;flex:none}
.shortcuts .one p{margin:0;color:var(--_text2);overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.shortcuts .one[aria-selected=true]{background:var(--_selected)}
.shortcuts .preview{border-left:1px solid var(--_border);padding:9px 12px;max-height:min(272px,40vh);overflow:auto;white-space:pre-wrap;overflow-wrap:anywhere;box-sizing:border-box}
.shortcuts mark{background:none;color:var(--_warn);font-weight:600}
.shortcuts .none{grid-column:1/-1;padding:10px 12px;color:var(--_text2)}
.shortcuts .none a{color:var(--_accent)}
.shortcuts .keys{grid-column:1/-1;border-top:1px solid var(--_border);padding:4px 12px;color:var(--_text2);font-size:11px}
.unfilled{display:flex;gap:6px;align-items:center;flex-wrap:wrap;padding:0 10px 4px;color:var(--_warn);font-size:12px;font-weight:500}
.unfilled[hidden]{display:none}
.unfilled .icon{width:14px;height:14px;flex:none}
.unfilled button{border:0;background:none;padding:0 2px;color:inherit;font:inherit;text-decoration:underline;cursor:pointer}
@media (max-width:700px){.shortcuts{grid-template-columns:minmax(0,1fr);left:8px;right:8px}.shortcuts .preview,.shortcuts .keys{display:none}}
`);

/** What stands unfilled in a text, each once. @param {string} text @returns {string[]} */
export function unfilled(text) {
  return [...new Set(text.match(UNFILLED) ?? [])];
}

export class Shortcuts {
  words = /** @type {Record<string, string>} */ ({});
  /** @type {Shortcut[]|null} */ #all = null;
  /** @type {Record<string, string>} */ #values = {};
  /** @type {Shortcut[]} */ #shown = [];
  #at = 0;
  #refused = -1;
  /** When the server was asked, and whether Enter was pressed before it answered. */
  #since = 0;
  #eager = false;
  #text;
  #ask;
  #list = h('div', { class: 'list', role: 'listbox', id: 'shortcut-list', tabindex: -1 });
  #preview = h('div', { class: 'preview', tabindex: -1 });
  #keys = h('div', { class: 'keys', 'aria-hidden': 'true' });
  #none = h('div', { class: 'none', role: 'status' });
  node = h('div', { class: 'shortcuts', hidden: true });

  /** @param {HTMLTextAreaElement} text where it is written @param {() => void} ask asks the server for the shortcuts */
  constructor(text, ask) {
    this.#text = text;
    this.#ask = ask;
    text.setAttribute('aria-autocomplete', 'list');
    text.addEventListener('input', () => this.#look());
    text.addEventListener('click', () => this.#look());
    text.addEventListener('blur', () => this.close());
    text.addEventListener('keyup', (event) => /^(Arrow(Left|Right)|Home|End)$/.test(event.key) && this.#look());
    // a press on the list must not take the cursor out of the text, or the list would close under it
    this.node.addEventListener('mousedown', (event) => event.preventDefault());
  }

  /** What there is, and what its variables stand for here. @param {Shortcut[]} all @param {Record<string, string>} values */
  offer(all, values) {
    this.#all = all;
    this.#values = values;
    const chosen = this.open ? this.#shown[this.#at] : null;
    this.#look();
    // an answer that comes late does not move what somebody has chosen meanwhile
    const at = chosen ? this.#shown.findIndex((one) => one.name === chosen.name && one.team === chosen.team) : -1;
    if (at > 0 && this.open) this.#move(at);
    if (this.#eager && this.open && this.#shown.length > 0) this.#insert(this.#shown[0]);
    this.#eager = false;
  }

  /** Another conversation: its values are others. */
  forget() {
    this.#all = null;
    this.#since = 0;
    this.#eager = false;
    this.#refused = -1;
    this.close();
  }

  get open() {
    return !this.node.hidden;
  }

  close() {
    this.node.hidden = true;
    this.#text.removeAttribute('aria-activedescendant');
    this.#text.removeAttribute('aria-controls');
  }

  /** Opens the list as if "/" had been typed at the cursor. */
  start() {
    this.#text.focus();
    const before = this.#text.value.slice(0, this.#text.selectionStart);
    this.#refused = -1;
    this.#write(this.#text.selectionStart, this.#text.selectionEnd, before === '' || /\s$/.test(before) ? '/' : ' /');
    this.#look();
  }

  /** Takes the keys that move in the list. @param {KeyboardEvent} event @returns {boolean} whether it was one */
  key(event) {
    const asked = this.#all === null && Date.now() - this.#since < PATIENCE && this.#asked();
    if (asked && asked.from !== this.#refused && event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      // typed faster than the list comes: half a name is not sent off
      this.#eager = true;
      event.preventDefault();
      return true;
    }
    if (!this.open || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const chosen = this.#shown[this.#at];
    if (event.key === 'Escape') {
      this.#refused = this.#asked()?.from ?? -1;
      this.close();
    } else if (step !== 0 && chosen) this.#move((this.#at + step + this.#shown.length) % this.#shown.length);
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey && chosen) this.#insert(chosen);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  /** Selects the first of what stands unfilled. */
  showUnfilled() {
    this.#select(0);
  }

  #asked() {
    const to = this.#text.selectionStart;
    if (to !== this.#text.selectionEnd) return null;
    const found = ASKED.exec(this.#text.value.slice(0, to));
    return found ? { from: to - found[1].length - 1, to, query: found[1].toLowerCase() } : null;
  }

  #look() {
    const asked = this.#asked();
    if (!asked || asked.from === this.#refused || !this.#text.matches(':focus')) {
      if (!asked) this.#refused = -1;
      this.close();
      return;
    }
    // asked again at every slash: somebody may have changed them meanwhile
    if ((this.#all === null && Date.now() - this.#since > PATIENCE) || (asked.query === '' && !this.open)) {
      this.#since = Date.now();
      this.#ask();
    }
    if (this.#all === null) return;
    this.#shown = this.#find(asked.query);
    if (this.#shown.length === 0 && asked.query !== '') this.close();
    else this.#draw();
  }

  /** Names that begin so first, then names that have it, then texts that have it. @param {string} query */
  #find(query) {
    /** @param {Shortcut} one */
    const rank = (one) => {
      const at = one.name.toLowerCase().indexOf(query);
      if (at === 0) return 0;
      if (at > 0) return 1;
      return one.text.toLowerCase().includes(query) ? 2 : 3;
    };
    return (this.#all ?? [])
      .map((one) => ({ one, rank: rank(one) }))
      .filter((found) => found.rank < 3)
      .sort((a, b) => a.rank - b.rank)
      .slice(0, AT_ONCE)
      .map((found) => found.one);
  }

  #draw() {
    const words = this.words;
    this.node.hidden = false;
    if (this.#shown.length === 0) {
      this.#none.replaceChildren(say(words, 'composer.shortcuts-none'), ' ', h('a', { href: 'settings/shortcuts' }, say(words, 'composer.shortcuts-add')));
      this.node.replaceChildren(this.#none);
      return;
    }
    this.#list.setAttribute('aria-label', say(words, 'composer.shortcuts'));
    this.#list.replaceChildren(...this.#shown.map((one, at) => this.#row(one, at)));
    this.#keys.textContent = say(words, 'composer.shortcuts-keys');
    this.node.replaceChildren(this.#list, this.#preview, this.#keys);
    this.#text.setAttribute('aria-controls', 'shortcut-list');
    this.#move(0);
  }

  /** @param {Shortcut} one @param {number} at */
  #row(one, at) {
    return h(
      'div',
      { class: 'one', role: 'option', id: `shortcut-${at}`, onclick: () => this.#insert(one), onmousemove: () => at !== this.#at && this.#move(at) },
      h('b', {}, h('span', {}, one.name), one.team ? h('i', {}, say(this.words, 'composer.shortcuts-team')) : null),
      h('p', {}, this.#fill(one.text).replace(/\s+/g, ' ')),
    );
  }

  /** @param {number} at */
  #move(at) {
    this.#at = at;
    [...this.#list.children].forEach((row, place) => row.setAttribute('aria-selected', String(place === at)));
    this.#list.children[at]?.scrollIntoView({ block: 'nearest' });
    this.#text.setAttribute('aria-activedescendant', `shortcut-${at}`);
    const filled = this.#fill(this.#shown[at].text);
    const out = document.createDocumentFragment();
    let from = 0;
    for (const hit of filled.matchAll(UNFILLED)) {
      out.append(filled.slice(from, hit.index), h('mark', {}, hit[0]));
      from = hit.index + hit[0].length;
    }
    out.append(filled.slice(from));
    this.#preview.replaceChildren(out);
    this.#preview.scrollTop = 0;
  }

  /** @param {string} text */
  #fill(text) {
    return text.replace(VARIABLE, (whole, word) => (Object.prototype.hasOwnProperty.call(this.#values, word) ? this.#values[word] : whole));
  }

  /** @param {Shortcut} one */
  #insert(one) {
    const asked = this.#asked();
    if (!asked) return;
    const filled = this.#fill(one.text);
    this.#write(asked.from, asked.to, filled);
    this.close();
    if (unfilled(filled).length > 0) this.#select(asked.from);
  }

  /** As if typed, so that it can be undone. @param {number} from @param {number} to @param {string} text */
  #write(from, to, text) {
    this.#text.focus();
    this.#text.setSelectionRange(from, to);
    if (document.execCommand('insertText', false, text)) return;
    this.#text.setRangeText(text, from, to, 'end');
    this.#text.dispatchEvent(new Event('input', { bubbles: true }));
  }

  /** @param {number} from */
  #select(from) {
    UNFILLED.lastIndex = from;
    const hit = UNFILLED.exec(this.#text.value);
    UNFILLED.lastIndex = 0;
    if (!hit) return;
    this.#text.focus();
    this.#text.setSelectionRange(hit.index, hit.index + hit[0].length);
  }
}

/**
 * The line that says what stands unfilled.
 * @param {HTMLElement} line @param {string[]} blanks @param {Record<string, string>} words @param {() => void} show
 */
export function drawUnfilled(line, blanks, words, show) {
  line.hidden = blanks.length === 0;
  if (line.hidden) return;
  line.replaceChildren(
    icon('alert'),
    h('span', {}, say(words, 'composer.unfilled', blanks.join(', '))),
    h('button', { type: 'button', onclick: show }, say(words, 'composer.unfilled-show')),
  );
}
