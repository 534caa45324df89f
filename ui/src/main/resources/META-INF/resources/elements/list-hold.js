/**
 * A list that others change stays still under a moving mouse: who is about to click gets what they saw. Tells the list
 * `hold` when a mouse begins to move over its rows, and `let-go` when it left, rested for a second, or clicked.
 * @module
 */
import { tell } from './dom.js';

const RESTED = 1000;

/** The list under the mouse. @type {HTMLElement|null} */
let held = null;
let timer = 0;
/** Until when what was clicked may move the list: whoever resolves a row wants to see it go. */
let free = 0;

/** The mouse moved over a row. @param {PointerEvent} event */
export function moved(event) {
  const row = /** @type {HTMLElement} */ (event.currentTarget);
  const list = /** @type {HTMLElement|null} */ (row.closest('vaadin-grid'));
  if (!list || event.pointerType !== 'mouse' || event.timeStamp < free) return;
  if (held !== list) take(list);
  window.clearTimeout(timer);
  timer = window.setTimeout(letGo, RESTED);
}

/** @param {HTMLElement} list */
function take(list) {
  letGo();
  held = list;
  list.addEventListener('pointerleave', letGo);
  list.addEventListener('click', clicked);
  tell(list, 'hold');
}

/** @param {Event} event */
function clicked(event) {
  free = event.timeStamp + RESTED;
  letGo();
}

function letGo() {
  window.clearTimeout(timer);
  const list = held;
  held = null;
  if (!list) return;
  list.removeEventListener('pointerleave', letGo);
  list.removeEventListener('click', clicked);
  tell(list, 'let-go');
}
