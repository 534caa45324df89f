/**
 * `tributary-moment`: a sentence with a moment in it, in the agent's own time zone, or one without.
 * @module
 */
import { clockTime, dayOf, shortDay } from './thread-time.js';

export class Moment extends HTMLElement {
  /** @param {string} text `{0}` stands for the moment @param {number|null} at @param {string} locale */
  tell(text, at, locale) {
    if (at === null) {
      this.textContent = text;
      return;
    }
    const day = dayOf(at) === dayOf(Date.now()) ? '' : `${shortDay(at, locale)}, `;
    this.textContent = text.replace('{0}', day + clockTime(at, locale));
  }
}

customElements.define('tributary-moment', Moment);
