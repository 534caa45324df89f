// @ts-check
import { drawn } from './icons.js';
import './here.js';

/** An icon of the house: `<house-icon name="chat">`. Takes the text's colour; `--icon-size` sets its size (20 px). */
class HouseIcon extends HTMLElement {
  static observedAttributes = ['name'];

  connectedCallback() {
    this.draw();
  }

  attributeChangedCallback() {
    if (this.isConnected) this.draw();
  }

  draw() {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      ':host{display:inline-flex;flex:none;width:var(--icon-size,20px);height:var(--icon-size,20px)}svg{width:100%;height:100%}',
    );
    root.adoptedStyleSheets = [sheet];
    root.replaceChildren(drawn(this.getAttribute('name') ?? ''));
  }
}
customElements.define('house-icon', HouseIcon);

// The server is asked for missed news every 20 s while the page is seen, and at once when it wakes up.
const wake = () => {
  if (document.visibilityState === 'visible') document.body.dispatchEvent(new CustomEvent('house-wake'));
};
setInterval(wake, 20_000);
document.addEventListener('visibilitychange', wake);
addEventListener('online', wake);
addEventListener('pageshow', (event) => event.persisted && wake());

// A copy button names what it copies: <button data-copies="#id">.
document.addEventListener('click', (event) => {
  const button = event.composedPath().find((e) => e instanceof HTMLElement && e.dataset.copies);
  if (!(button instanceof HTMLElement)) return;
  const text = document.getElementById(button.dataset.copies ?? '')?.textContent ?? '';
  navigator.clipboard?.writeText(text).then(() => {
    button.dataset.copied = '';
    setTimeout(() => delete button.dataset.copied, 1600);
  });
});
