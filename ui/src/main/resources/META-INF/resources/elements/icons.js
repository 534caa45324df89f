/**
 * The house's icons as the elements use them.
 * @module
 */
import { drawn } from '../house/icons.js';

/** A stroke icon; says nothing to a screen reader. @param {string} name */
export function icon(name) {
  const mark = drawn(name);
  mark.setAttribute('class', 'icon');
  return mark;
}

let told = '';
/** @type {Record<string, {icon?: string, colour?: string}>} */
let known = {};

/** How the channels look that came as files; the screen says so. */
function faces() {
  const now = document.querySelector('[data-faces]')?.getAttribute('data-faces') ?? '';
  if (now !== told) {
    told = now;
    known = now ? JSON.parse(now) : {};
  }
  return known;
}

/**
 * The mark of a channel with its name for screen readers; null for web chat, which has none. Without a name it is only
 * decoration beside a text.
 * @param {string} channel
 * @param {string} name
 * @returns {SVGElement|null}
 */
export function channelIcon(channel, name) {
  if (channel === 'chat' || channel === 'note' || !channel) return null;
  const own = channel === 'messenger' || channel === 'comments' || channel === 'email';
  const face = own ? null : (faces()[channel] ?? {});
  const mark = drawn(own ? channel : (face?.icon ?? 'plug'));
  mark.setAttribute('class', own ? `channel ${channel}` : 'channel other');
  if (face?.colour) mark.style.setProperty('--face', face.colour);
  if (name) {
    mark.removeAttribute('aria-hidden');
    mark.setAttribute('role', 'img');
    mark.setAttribute('aria-label', name);
  }
  return mark;
}
