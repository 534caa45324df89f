/**
 * `tributary-keys`: the keys of a screen. Tells `key` with the name of what was asked for; never while somebody types,
 * and never over a dialog or with Ctrl, Alt or Meta held. Where a key only begins to write, the cursor is put there at once:
 * what is typed next belongs there already.
 * @module
 */
import { Composer } from './composer.js';
import { tell } from './dom.js';

/** @type {Record<string, string>} */
const KEYS = { j: 'next', k: 'previous', e: 'resolve', r: 'reply', n: 'note', '/': 'search', '?': 'help' };

/** What is done here, without asking. @type {Record<string, () => void>} */
const HERE = { reply: () => write('reply'), note: () => write('note'), search: () => document.getElementById('find-text')?.focus() };

export class Keys extends HTMLElement {
  #press = (/** @type {KeyboardEvent} */ event) => this.#pressed(event);

  connectedCallback() {
    this.hidden = true;
    document.addEventListener('keydown', this.#press);
  }

  disconnectedCallback() {
    document.removeEventListener('keydown', this.#press);
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    const name = KEYS[event.key.toLowerCase()];
    if (!name || event.defaultPrevented || event.repeat && name !== 'next' && name !== 'previous') return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.composedPath().some(writes) || document.querySelector('vaadin-dialog[opened],vaadin-confirm-dialog[opened]')) return;
    event.preventDefault();
    if (HERE[name]) HERE[name]();
    else tell(this, 'key', { name });
  }
}

/** Puts the cursor into the answer or the note of the open conversation. @param {'reply'|'note'} what */
function write(what) {
  const composer = document.querySelector('tributary-composer');
  if (composer instanceof Composer) composer.write(what);
}

/** Whether keys belong to this part of the page. @param {EventTarget} target */
function writes(target) {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.matches('textarea,select,[role=menu],[role=textbox],[role=combobox]')) return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type);
}

customElements.define('tributary-keys', Keys);
