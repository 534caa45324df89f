/**
 * `tributary-rule-text`: a rule book's text. Tells what was typed (`typed`, half a second after the last key, and at once
 * when the text is left), and the keys that keep (`keep`, Ctrl+S) and activate (`activate`, Ctrl+Enter). The server shows
 * texts and problems. With `readonly` it only shows.
 *
 * Tab indents while the text has the cursor; Escape gives the keyboard back to the page, and Tab then leaves.
 * @module
 */
import { editor, ready } from './ace.js';
import { adopt, h, say, sheet, tell } from './dom.js';
import { tokens } from './tokens.js';

const REST = 500;

const css = `
:host{display:flex;flex-direction:column;min-height:0;min-width:0;background:var(--_surface)}
.text{flex:1;min-height:0}
.hint{padding:3px 14px;font-size:11.5px;color:var(--_text3);opacity:0;transition:opacity .12s}
:host(:focus-within) .hint{opacity:1}
:host([readonly]) .hint{display:none}
.waits{padding:14px;color:var(--_text3)}
`;
const sheets = [tokens, sheet(css)];

/**
 * Something wrong in the text; lines and columns from 1, `end` is the first column after it.
 * @typedef {{line:number,column:number,end:number,error:boolean,message:string,meant:string|null}} Mark
 */

export class RuleText extends HTMLElement {
  #words = /** @type {Record<string, string>} */ ({});
  /** @type {import('./ace.js').Lexicon|null} */
  #lexicon = null;
  /** @type {any} */
  #editor = null;
  #building = false;
  #text = '';
  #serial = 0;
  #told = '';
  #timer = 0;
  /** @type {Mark[]} */
  #marks = [];
  /** @type {{id:number,anchors:any[]}[]} */
  #markers = [];
  #showing = false;
  #leaving = (/** @type {BeforeUnloadEvent} */ event) => {
    if (!this.#waiting) return;
    this.flush();
    event.preventDefault();
  };

  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).adoptedStyleSheets = sheets;
  }

  connectedCallback() {
    adopt(this, 'words');
    adopt(this, 'lexicon');
    addEventListener('beforeunload', this.#leaving);
    this.#build();
  }

  disconnectedCallback() {
    removeEventListener('beforeunload', this.#leaving);
    window.clearTimeout(this.#timer);
  }

  /** @param {Record<string, string>} words */
  set words(words) {
    this.#words = words;
    this.#label();
  }

  get words() {
    return this.#words;
  }

  /** The words that have a colour; nothing is shown before they are known. @param {import('./ace.js').Lexicon|null} lexicon */
  set lexicon(lexicon) {
    this.#lexicon = lexicon;
    this.#build();
  }

  get lexicon() {
    return this.#lexicon;
  }

  /** What stands in it now. */
  get text() {
    return this.#editor ? this.#editor.getValue() : this.#text;
  }

  get #waiting() {
    return !this.hasAttribute('readonly') && this.#editor !== null && this.text !== this.#told;
  }

  /** Makes the editor once it is on the page and knows its words; whoever comes while it is made finds it being made. */
  async #build() {
    if (this.#editor !== null || this.#building || this.#lexicon === null || !this.isConnected) return;
    this.#building = true;
    const readOnly = this.hasAttribute('readonly');
    const place = h('div', { class: 'text' });
    const waits = h('div', { class: 'waits', 'aria-busy': 'true' }, '…');
    this.shadowRoot?.replaceChildren(waits, place, h('div', { class: 'hint', id: 'hint' }, say(this.#words, 'rules.keys')));
    const ace = await ready(this.#lexicon).finally(() => (this.#building = false));
    if (!this.isConnected) return;
    waits.remove();
    this.#editor = editor(ace, place, readOnly);
    this.#fill();
    this.#label();
    if (readOnly) return;
    this.#editor.session.on('change', () => this.#changed());
    this.#editor.on('blur', () => this.flush());
    this.#command('keep', 'Ctrl-S|Command-S', () => {
      this.flush();
      tell(this, 'keep');
    });
    this.#command('activate', 'Ctrl-Enter|Command-Enter', () => {
      this.flush();
      tell(this, 'activate');
    });
    this.#command('nextProblem', 'F8', () => this.#step(1));
    this.#command('previousProblem', 'Shift-F8', () => this.#step(-1));
  }

  /** @param {string} name @param {string} key @param {() => void} exec */
  #command(name, key, exec) {
    this.#editor.commands.addCommand({ name: `rules-${name}`, bindKey: key, exec, readOnly: true });
  }

  /** Names both ways into the text for screen readers, in the language of the page. */
  #label() {
    if (!this.#editor) return;
    const scroller = this.#editor.renderer.scroller;
    scroller.setAttribute('aria-roledescription', say(this.#words, 'rules.text.kind'));
    scroller.setAttribute('aria-label', say(this.#words, 'rules.text.enter'));
    this.#editor.renderer.$gutter.setAttribute('tabindex', '-1');
    this.#editor.renderer.$gutter.setAttribute('aria-hidden', 'true');
    this.#editor.setOption('textInputAriaLabel', say(this.#words, 'rules.text'));
    this.#editor.textInput.getElement().setAttribute('aria-describedby', 'hint');
  }

  #changed() {
    if (this.#showing) return;
    this.#serial++;
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.flush(), REST);
  }

  /** Tells the server what was typed since the last time, if anything. */
  flush() {
    window.clearTimeout(this.#timer);
    if (!this.#waiting) return;
    this.#told = this.text;
    tell(this, 'typed', { text: this.#told, serial: this.#serial });
  }

  /** Shows a text; the cursor stays where it was when it is the same book. @param {string} text @param {boolean} same */
  show(text, same) {
    this.#text = text;
    this.#told = text;
    this.#marks = [];
    if (this.#editor) this.#fill(same);
  }

  /** @param {boolean} [same] */
  #fill(same = false) {
    const at = this.#editor.getCursorPosition();
    this.#showing = true;
    this.#serial++;
    this.#told = this.#text;
    if (same) {
      this.#editor.setValue(this.#text, -1);
      this.#editor.moveCursorToPosition(at);
    } else {
      this.#editor.session.setValue(this.#text);
    }
    this.#showing = false;
    this.#mark();
  }

  /** What is wrong with the text of this serial; an answer about an older text is dropped. @param {number} serial @param {Mark[]} marks */
  problems(serial, marks) {
    if (serial >= 0 && serial !== this.#serial) return;
    this.#marks = marks;
    if (this.#editor) this.#mark();
  }

  #mark() {
    const { session } = this.#editor;
    const { Range } = /** @type {any} */ (window).ace.require('ace/range');
    for (const marker of this.#markers) {
      session.removeMarker(marker.id);
      marker.anchors.forEach((anchor) => anchor.detach());
    }
    this.#markers = [];
    const marker = (/** @type {any} */ range, /** @type {string} */ style, /** @type {string} */ kind) => {
      range.start = session.doc.createAnchor(range.start);
      range.end = session.doc.createAnchor(range.end);
      this.#markers.push({ id: session.addMarker(range, style, kind, false), anchors: [range.start, range.end] });
    };
    for (const mark of this.#marks) {
      if (mark.error) marker(new Range(mark.line - 1, 0, mark.line - 1, 1), 'rule-line', 'fullLine');
      marker(
        new Range(mark.line - 1, mark.column - 1, mark.line - 1, mark.end - 1),
        mark.error ? 'rule-error' : 'rule-warning',
        'text',
      );
    }
    session.setAnnotations(
      this.#marks.map((mark) => ({
        row: mark.line - 1,
        column: mark.column - 1,
        text: mark.message,
        type: mark.error ? 'error' : 'warning',
      })),
    );
  }

  /** The next or previous problem after the cursor, round and round. @param {1|-1} way */
  #step(way) {
    if (this.#marks.length === 0) return;
    const at = this.#editor.getCursorPosition();
    const after = (/** @type {Mark} */ mark) =>
      (mark.line - 1 - at.row || mark.column - 1 - at.column) * way > 0;
    const order = way > 0 ? this.#marks : [...this.#marks].reverse();
    const next = order.find(after) ?? order[0];
    this.go(next.line, next.column);
    tell(this, 'problem', { line: next.line, column: next.column });
  }

  /** Puts the cursor there. @param {number} line @param {number} column */
  go(line, column) {
    if (!this.#editor) return;
    this.#editor.gotoLine(line, column - 1, false);
    this.#editor.scrollToLine(line - 1, true, false);
    this.#editor.focus();
  }

  /**
   * Writes what was meant in place of what stands there; quotes stay.
   * @param {number} line @param {number} column @param {number} end @param {string} meant
   */
  mend(line, column, end, meant) {
    const { Range } = /** @type {any} */ (window).ace.require('ace/range');
    const range = new Range(line - 1, column - 1, line - 1, end - 1);
    const there = this.#editor.session.getTextRange(range);
    const quote = /^(['"]).*\1$/.exec(there)?.[1] ?? '';
    this.#editor.session.replace(range, quote + meant + quote);
    this.go(line, column + meant.length + 2 * quote.length);
    this.flush();
  }
}

customElements.define('tributary-rule-text', RuleText);
