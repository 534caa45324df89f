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

/**
 * The mark of a channel with its name for screen readers; null for web chat, which has none. Without a name it is only
 * decoration beside a text.
 * @param {string} channel
 * @param {string} name
 * @returns {SVGElement|null}
 */
export function channelIcon(channel, name) {
  if (channel !== 'messenger' && channel !== 'email') return null;
  const mark = drawn(channel);
  mark.setAttribute('class', `channel ${channel}`);
  if (name) {
    mark.removeAttribute('aria-hidden');
    mark.setAttribute('role', 'img');
    mark.setAttribute('aria-label', name);
  }
  return mark;
}
