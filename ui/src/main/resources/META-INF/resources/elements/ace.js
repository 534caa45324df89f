/**
 * Fetches the Ace editor (a plain script, from its webjar) when the first text is shown, and teaches it the rule
 * language: its words, on top of Groovy's brackets, folding and comments.
 * @module
 */
import { theme } from './rule-theme.js';

const FROM = new URL('../webjars/ace-builds/1.41.0/src-min-noconflict/', import.meta.url).href;

/** @type {Promise<any>|undefined} */
let loading;

/** @param {string} name */
function script(name) {
  return new Promise((loaded, failed) => {
    const tag = document.createElement('script');
    tag.src = FROM + name;
    tag.onload = () => loaded(undefined);
    tag.onerror = () => failed(new Error(`${name} did not load`));
    document.head.append(tag);
  });
}

/**
 * The words of the rule language, by what they are.
 * @typedef {{structure:string[],events:string[],actions:string[],values:string[]}} Lexicon
 */

/** @param {any} ace @param {Lexicon} lexicon */
function teach(ace, lexicon) {
  ace.define(
    'ace/mode/tributary_rules',
    ['require', 'exports', 'module', 'ace/lib/oop', 'ace/mode/groovy', 'ace/mode/text_highlight_rules'],
    (/** @type {any} */ require, /** @type {any} */ exports) => {
      const oop = require('ace/lib/oop');
      const Groovy = require('ace/mode/groovy').Mode;
      const Plain = require('ace/mode/text_highlight_rules').TextHighlightRules;

      /** @this {any} */
      function Words() {
        const word = this.createKeywordMapper(
          {
            keyword: lexicon.structure.join('|'),
            'support.type': lexicon.events.join('|'),
            'support.function': lexicon.actions.join('|'),
            'constant.language': lexicon.values.join('|'),
          },
          'identifier',
        );
        this.$rules = {
          start: [
            { token: 'comment', regex: '//.*$' },
            { token: 'comment', regex: '/\\*', next: 'comment' },
            { token: ['keyword.operator', 'text', 'string.regexp'], regex: '(==?~)(\\s*)(/(?:\\\\.|[^/\\\\])*/?)' },
            { token: 'string', regex: "'(?:\\\\.|[^'\\\\])*'?" },
            { token: 'string', regex: '"(?:\\\\.|[^"\\\\])*"?' },
            { token: ['constant.numeric', 'text', 'support.unit'], regex: '(\\d+)(\\.)([a-z]+)\\b' },
            { token: 'constant.numeric', regex: '\\d+(?:\\.\\d+)?\\b' },
            { token: ['text', 'support.function'], regex: '(\\.)([a-zA-Z]+)(?=\\s*[({])' },
            { token: ['text', 'identifier'], regex: '(\\.)([a-zA-Z]+)' },
            { token: ['entity.name', 'text'], regex: '([a-zA-Z]+)(:)' },
            { token: word, regex: '[a-zA-Z_$][\\w$]*' },
            { token: 'keyword.operator', regex: '\\?:|\\?\\.|&&|\\|\\||[=!<>]=?|[?:]' },
            { token: 'paren.lparen', regex: '[\\[({]' },
            { token: 'paren.rparen', regex: '[\\])}]' },
            { token: 'text', regex: '\\s+' },
          ],
          comment: [
            { token: 'comment', regex: '\\*/', next: 'start' },
            { defaultToken: 'comment' },
          ],
        };
      }
      oop.inherits(Words, Plain);

      /** @this {any} */
      function Mode() {
        Groovy.call(this);
        this.HighlightRules = Words;
        this.$behaviour = this.$defaultBehaviour;
      }
      oop.inherits(Mode, Groovy);
      Mode.prototype.createWorker = () => null;
      Mode.prototype.$id = 'ace/mode/tributary_rules';
      exports.Mode = Mode;
    },
  );
  ace.config.set('basePath', FROM);
  ace.config.set('useStrictCSP', false);
}

/**
 * Ace with the rule language, loaded once; a page has one language, so the first lexicon is everybody's.
 * @param {Lexicon} lexicon
 * @returns {Promise<any>}
 */
export function ready(lexicon) {
  loading ??= script('ace.js')
    .then(() => Promise.all([script('mode-groovy.js'), script('ext-searchbox.js')]))
    .then(() => {
      const { ace } = /** @type {any} */ (window);
      teach(ace, lexicon);
      return ace;
    });
  return loading;
}

/**
 * An editor for the rule language.
 * @param {any} ace
 * @param {HTMLElement} place
 * @param {boolean} readOnly
 */
export function editor(ace, place, readOnly) {
  const made = ace.edit(place, {
    mode: 'ace/mode/tributary_rules',
    useWorker: false,
    tabSize: 2,
    useSoftTabs: true,
    readOnly,
    showPrintMargin: false,
    fixedWidthGutter: true,
    showFoldWidgets: !readOnly,
    highlightActiveLine: !readOnly,
    highlightGutterLine: !readOnly,
    highlightSelectedWord: true,
    displayIndentGuides: false,
    scrollPastEnd: readOnly ? 0 : 0.3,
    animatedScroll: false,
    enableKeyboardAccessibility: true,
    fontSize: 12.5,
  });
  made.renderer.attachToShadowRoot();
  made.setTheme(theme);
  made.container.style.lineHeight = '21px';
  made.renderer.updateFontSize();
  made.$blockScrolling = Infinity;
  return made;
}
