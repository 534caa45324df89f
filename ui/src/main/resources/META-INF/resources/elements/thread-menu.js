/**
 * The menu of a message: which rules fired and why, copy, the mail as it was sent, and why it stands where it stands.
 * @module
 */
import { h, say } from './dom.js';
import { icon } from './icons.js';

/**
 * @param {import('./thread.js').Message} message
 * @param {Record<string, string>} words
 * @param {import('./thread-message.js').Actions} actions
 */
export function menuButton(message, words, actions) {
  const button = h('button', {
    type: 'button',
    class: 'more',
    'aria-haspopup': 'menu',
    'aria-label': say(words, 'thread.menu'),
    title: say(words, 'thread.menu'),
    onclick: () => open(button, items(message, words, actions), message.because ?? ''),
  }, icon('more'));
  return button;
}

/** @param {import('./thread.js').Message} message @param {Record<string, string>} words @param {import('./thread-message.js').Actions} actions @returns {[string, () => void][]} */
function items(message, words, actions) {
  /** @type {[string, () => void][]} */
  const list = [];
  if (message.traced) list.push([say(words, 'thread.why-long'), actions.why]);
  list.push([say(words, 'thread.copy'), () => void navigator.clipboard?.writeText(message.body)]);
  if (message.html) {
    const open = actions.isOpen('html');
    list.push([say(words, open ? 'thread.as-text' : 'thread.as-sent'), () => actions.fold('html')]);
  }
  // only mails are found by ids that go with them to another conversation
  if (message.channel === 'email') {
    // before the first one there is nothing that could stay
    if (actions.split && !actions.isFirst()) list.push([say(words, 'thread.split'), actions.split]);
    if (actions.move) list.push([say(words, 'thread.move'), actions.move]);
  }
  return list;
}

/** @param {HTMLElement} button @param {[string, () => void][]} entries @param {string} because */
function open(button, entries, because) {
  const menu = h('div', { class: 'menu', role: 'menu', popover: 'auto' });
  for (const [label, act] of entries) {
    menu.append(
      h('button', {
        type: 'button',
        role: 'menuitem',
        onclick: () => {
          menu.hidePopover();
          act();
        },
      }, label),
    );
  }
  const items = /** @type {HTMLElement[]} */ ([...menu.children]);
  if (because) {
    const id = `because-${crypto.randomUUID()}`;
    // told with the first item to who does not see it: a menu holds nothing but its items
    items[0].setAttribute('aria-describedby', id);
    menu.append(h('div', { class: 'because', id, role: 'presentation' }, because));
  }
  menu.addEventListener('toggle', (event) => {
    if (/** @type {ToggleEvent} */ (event).newState === 'closed') {
      menu.remove();
      button.removeAttribute('aria-expanded');
    }
  });
  menu.addEventListener('keydown', (event) => {
    const at = items.indexOf(/** @type {HTMLElement} */ (event.target));
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (event.key === 'Escape') {
      event.stopPropagation();
      menu.hidePopover();
      button.focus();
    }
    if (step === 0) return;
    event.preventDefault();
    items[(at + step + items.length) % items.length].focus();
  });
  button.after(menu);
  button.setAttribute('aria-expanded', 'true');
  menu.showPopover();
  const anchor = button.getBoundingClientRect();
  const size = menu.getBoundingClientRect();
  menu.style.left = `${Math.max(8, Math.min(anchor.left, innerWidth - size.width - 8))}px`;
  menu.style.top = `${anchor.bottom + size.height + 8 > innerHeight ? anchor.top - size.height - 4 : anchor.bottom + 4}px`;
  items[0].focus();
}
