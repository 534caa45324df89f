/**
 * `tributary-moment`: a sentence with a moment in it, in the agent's own time zone, or one without. With `dated` the day is told
 * even when it is today. The exact moment is its title.
 * @module
 */
import { clockTime, dayOf, exactTime, shortDay } from './thread-time.js';

export class Moment extends HTMLElement {
  /** @param {string} text `{0}` stands for the moment @param {number|null} at @param {string} locale */
  tell(text, at, locale) {
    if (at === null) {
      this.textContent = text;
      this.removeAttribute('title');
      return;
    }
    const day = dayOf(at) === dayOf(Date.now()) && !this.hasAttribute('dated') ? '' : `${shortDay(at, locale)}, `;
    this.textContent = text.replace('{0}', day + clockTime(at, locale));
    this.title = exactTime(at, locale);
  }
}

customElements.define('tributary-moment', Moment);
