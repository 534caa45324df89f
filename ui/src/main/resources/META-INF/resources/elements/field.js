/**
 * `tributary-field`: a value that is edited where it stands. A click opens the field; Enter or leaving it keeps (`keep`),
 * Escape drops. After a change "Undo" brings the old value back for a while. The server says `refused` with the reason.
 * @module
 */
import { adopt, h, say, sheet, tell } from './dom.js';
import { tokens } from './tokens.js';

const UNDO_FOR = 12000;

const css = `
:host{display:block;min-width:0}
.line{display:flex;gap:6px;align-items:baseline;min-width:0}
.value{border:0;background:none;padding:1px 5px;margin:-1px -5px;border-radius:5px;text-align:start;font:inherit;color:inherit;min-width:0;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.value:hover{background:var(--_hover);box-shadow:inset 0 0 0 1px var(--_border)}
:host([lines]) .value{white-space:pre-wrap;overflow-wrap:anywhere;display:block;width:100%;margin:0;padding:7px 9px;border-radius:8px;background:var(--_note)}
:host([lines]) .value.none{background:none;padding:1px 5px;margin:-1px -5px}
.none{color:var(--_text3)}
.undo{border:0;background:none;padding:0;color:var(--_accent);font:inherit;font-size:12px;flex:none}
input,textarea{width:100%;font:inherit;color:inherit;background:var(--_surface);border:1px solid var(--_accent);border-radius:6px;padding:1px 4px;margin:-2px -5px;outline:2px solid color-mix(in srgb,var(--_accent) 25%,transparent)}
textarea{field-sizing:content;min-height:56px;padding:6px 8px;margin:0;resize:none;display:block}
.problem{color:var(--_error);font-size:12px;margin-top:3px}
`;
const sheets = [tokens, sheet(css)];

export class Field extends HTMLElement {
  #words = /** @type {Record<string, string>} */ ({});
  #value = '';
  #before = /** @type {string|null} */ (null);
  #timer = 0;
  #editing = false;

  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).adoptedStyleSheets = sheets;
  }

  connectedCallback() {
    adopt(this, 'words');
    adopt(this, 'value');
    this.#read();
  }

  /** @param {Record<string, string>} words */
  set words(words) {
    this.#words = words;
    this.#read();
  }

  get words() {
    return this.#words;
  }

  /** @param {string} value */
  set value(value) {
    this.#value = value ?? '';
    if (!this.#editing) this.#read();
  }

  get value() {
    return this.#value;
  }

  get #label() {
    return this.getAttribute('label') ?? '';
  }

  #read() {
    if (!this.isConnected || this.#editing) return;
    const empty = this.#value.trim() === '';
    const shown = empty ? (this.getAttribute('otherwise') ?? '') : this.#value;
    const button = h('button', {
      type: 'button',
      class: empty ? 'value none' : 'value',
      title: empty ? null : this.#value,
      'aria-label': empty ? `${this.#label}: ${shown}` : say(this.#words, 'card.edit', this.#label, shown),
      onclick: () => this.#edit(this.#value),
    }, shown);
    const line = h('div', { class: 'line' }, button);
    const before = this.#before;
    if (before !== null) line.append(h('button', { type: 'button', class: 'undo', onclick: () => this.#keep(before, false) }, say(this.#words, 'card.undo')));
    this.shadowRoot?.replaceChildren(line);
  }

  /** @param {string} text */
  #edit(text) {
    this.#editing = true;
    const lines = this.hasAttribute('lines');
    const field = /** @type {HTMLInputElement|HTMLTextAreaElement} */ (h(lines ? 'textarea' : 'input', {
      'aria-label': this.#label,
      maxlength: lines ? 20000 : 300,
      onkeydown: (/** @type {KeyboardEvent} */ event) => {
        if (event.isComposing) return;
        if (event.key === 'Escape') this.#leave();
        else if (event.key === 'Enter' && (!lines || event.ctrlKey || event.metaKey)) this.#keep(field.value, true);
        else return;
        event.preventDefault();
        event.stopPropagation();
      },
      onblur: () => this.#editing && this.#keep(field.value, true),
    }));
    field.value = text;
    this.shadowRoot?.replaceChildren(field);
    field.focus();
    field.select();
  }

  #leave() {
    this.#editing = false;
    this.#read();
    /** @type {HTMLElement|null|undefined} */ (this.shadowRoot?.querySelector('.value'))?.focus();
  }

  /** @param {string} text @param {boolean} undoable */
  #keep(text, undoable) {
    const wanted = text.trim();
    const before = this.#value;
    this.#editing = false;
    if (wanted !== before) {
      this.#before = undoable ? before : null;
      this.#value = wanted;
      window.clearTimeout(this.#timer);
      if (undoable) this.#timer = window.setTimeout(() => this.#forget(), UNDO_FOR);
      tell(this, 'keep', { value: wanted });
    }
    this.#read();
  }

  #forget() {
    this.#before = null;
    this.#read();
  }

  /** The value was refused: it stands in the field again with the reason below. @param {string} kept @param {string} why */
  refused(kept, why) {
    const wanted = this.#value;
    this.#value = kept;
    this.#before = null;
    this.#edit(wanted);
    this.shadowRoot?.append(h('div', { class: 'problem', role: 'alert' }, why));
  }
}

customElements.define('tributary-field', Field);
