/**
 * `tributary-stay`: for how long a page was looked at, or still is; then it counts on by itself.
 * @module
 */
import { say } from './dom.js';

const EVERY = 1000;

export class Stay extends HTMLElement {
  #timer = 0;
  #from = 0;
  #until = /** @type {number|null} */ (null);
  /** @type {Record<string, string>} */
  words = {};

  /** @param {number} from @param {number|null} until null while it goes on */
  tell(from, until) {
    this.#from = from;
    this.#until = until;
    this.#show();
  }

  connectedCallback() {
    this.#show();
  }

  disconnectedCallback() {
    window.clearTimeout(this.#timer);
  }

  #show() {
    window.clearTimeout(this.#timer);
    if (!this.isConnected || this.#from === 0) return;
    const seconds = Math.max(0, Math.floor(((this.#until ?? Date.now()) - this.#from) / 1000));
    const text = this.#inWords(seconds);
    if (this.textContent !== text) this.textContent = text;
    if (this.#until === null) this.#timer = window.setTimeout(() => this.#show(), EVERY);
  }

  /** @param {number} seconds */
  #inWords(seconds) {
    if (seconds < 60) return say(this.words, 'card.page.seconds', seconds);
    const minutes = Math.floor(seconds / 60);
    if (minutes < 60) return say(this.words, 'time.minutes', minutes);
    return say(this.words, 'time.hours', Math.floor(minutes / 60));
  }
}

customElements.define('tributary-stay', Stay);
