/**
 * Small tools that the elements share: making nodes without markup strings, and saying words.
 * @module
 */

/**
 * Makes an element. Attributes that are null, undefined or false are left out; `true` sets an empty attribute;
 * names that start with "on" are listeners.
 * @param {string} tag
 * @param {Record<string, unknown>} [attributes]
 * @param {...(Node|string|null|undefined|false)} children
 * @returns {HTMLElement}
 */
export function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else node.setAttribute(name, value === true ? '' : String(value));
  }
  for (const child of children) if (child !== null && child !== undefined && child !== false) node.append(child);
  return node;
}

/**
 * A sheet that many shadow roots share.
 * @param {string} css
 */
export function sheet(css) {
  const made = new CSSStyleSheet();
  made.replaceSync(css);
  return made;
}

/**
 * The sentence behind a key, its places filled. With a number as first argument, `key.one` is taken for 1 if it is there.
 * A key without a sentence shows itself, so that a missing text is seen.
 * @param {Record<string, string>} words
 * @param {string} key
 * @param {...(string|number)} values
 */
export function say(words, key, ...values) {
  const single = values[0] === 1 ? words[`${key}.one`] : undefined;
  const pattern = single ?? words[key] ?? key;
  return pattern.replace(/\{(\d)\}/g, (whole, place) => String(values[Number(place)] ?? whole));
}

/**
 * Tells the server, or whoever listens.
 * @param {HTMLElement} from
 * @param {string} name
 * @param {unknown} [detail]
 */
export function tell(from, name, detail) {
  from.dispatchEvent(new CustomEvent(name, { detail, bubbles: false, composed: false }));
}

/**
 * Takes over a property that was set before the element's module had loaded.
 * @param {HTMLElement} element
 * @param {string} name
 */
export function adopt(element, name) {
  if (!Object.prototype.hasOwnProperty.call(element, name)) return;
  const self = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (element));
  const value = self[name];
  delete self[name];
  self[name] = value;
}

/**
 * Text with its web addresses as links and, for notes, its mentions in bold. Only http and https become links.
 * @param {string} text
 * @param {boolean} mentions
 * @returns {DocumentFragment}
 */
export function prose(text, mentions) {
  const out = document.createDocumentFragment();
  const found = mentions ? /https?:\/\/[^\s<>"]+|(?<=^|\s)@[\p{L}\d][\p{L}\d._-]*/gu : /https?:\/\/[^\s<>"]+/gu;
  let from = 0;
  for (const hit of text.matchAll(found)) {
    let word = hit[0];
    if (word.startsWith('http')) word = word.replace(/[.,;:!?)\]]+$/, '');
    out.append(text.slice(from, hit.index));
    out.append(
      word.startsWith('@')
        ? h('b', {}, word)
        : h('a', { href: word, target: '_blank', rel: 'noopener noreferrer nofollow' }, word),
    );
    from = hit.index + word.length;
  }
  out.append(text.slice(from));
  return out;
}
