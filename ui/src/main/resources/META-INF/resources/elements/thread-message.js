/**
 * How one message looks: a bubble, a mail's card, a note, or a quiet line.
 * @module
 */
import { h, prose, say } from './dom.js';
import { channelIcon, icon } from './icons.js';
import { fileChips } from './thread-files.js';
import { menuButton } from './thread-menu.js';
import { clockTime, exactTime } from './thread-time.js';

/** @typedef {import('./thread.js').Message} Message */

/**
 * What stands around a message.
 * @typedef {Object} Context
 * @property {boolean} day first of its day
 * @property {boolean} unread first unread
 * @property {boolean} first first of its group
 * @property {boolean} last last of its group
 * @property {boolean} channel the channel changes here
 * @property {string} open
 */

/**
 * What can be done from a message.
 * @typedef {Object} Actions
 * @property {(part: string) => void} fold
 * @property {(part: string) => boolean} isOpen
 * @property {() => void} why
 * @property {() => void} again
 * @property {(id: string) => void} seek goes to a message
 * @property {() => boolean} isFirst
 * @property {(() => void)|null} split null where nobody may split
 * @property {(() => void)|null} move null where nobody may move
 */

/**
 * @param {Message} message
 * @param {Context} context
 * @param {Record<string, string>} words
 * @param {string} locale
 * @param {Actions} actions
 * @returns {HTMLElement}
 */
export function messageNode(message, context, words, locale, actions) {
  if (message.kind === 'event') return eventLine(message, words, locale, actions);
  const bubble = message.channel === 'email' && message.kind !== 'note'
    ? mailCard(message, words, locale, actions)
    : plainBubble(message, context, words, locale, actions);
  if (message.files.length > 0) (bubble.querySelector('.body') ?? bubble).append(fileChips(message.files, words, locale));
  const trouble = failure(message, words, locale, actions);
  const line = h('div', { class: 'line' }, bubble, menuButton(message, words, actions));
  return trouble ? h('div', { class: 'stack' }, line, trouble) : line;
}

/** @param {Message} message @param {Context} context @param {Record<string, string>} words @param {string} locale @param {Actions} actions */
function plainBubble(message, context, words, locale, actions) {
  const bubble = h('div', { class: `bubble ${message.kind}`, title: exactTime(message.at, locale) });
  if (message.post && context.first) bubble.append(below(message.post));
  if (message.answered) bubble.append(quotation(message.answered, words, actions));
  if (message.deleted) bubble.append(h('div', { class: 'text gone' }, message.deleted));
  else bubble.append(h('div', { class: 'text' }, prose(message.body, message.kind === 'note')));
  if (message.quoted) bubble.append(h('blockquote', {}, prose(message.quoted, false)));
  if (message.earlier?.length) bubble.append(edited(message.earlier, words, locale, actions));
  if (message.signs?.length) bubble.append(signs(message.signs, words));
  if (context.last || context.channel) bubble.append(meta(message, context, words, locale));
  return bubble;
}

/** That everybody can read it, and below which post. @param {{text: string, url: string|null}} post */
function below(post) {
  const text = post.url ? h('a', { href: post.url, target: '_blank', rel: 'noopener noreferrer' }, post.text) : post.text;
  return h('div', { class: 'below' }, icon('globe'), text);
}

/** The message that it answers, in two lines that lead there. @param {{id: string, author: string, line: string}} answered @param {Record<string, string>} words @param {Actions} actions */
function quotation(answered, words, actions) {
  return h(
    'button',
    { type: 'button', class: 'answered', title: say(words, 'thread.answered.go'), onclick: () => actions.seek(answered.id) },
    h('b', {}, h('span', { class: 'unseen' }, `${say(words, 'thread.answered')} `), answered.author),
    h('span', { class: 'first' }, answered.line),
  );
}

/** That it was changed, and what it said before. @param {{body: string, at: number}[]} earlier @param {Record<string, string>} words @param {string} locale @param {Actions} actions */
function edited(earlier, words, locale, actions) {
  const open = actions.isOpen('earlier');
  const box = h('div', { class: 'edited' }, say(words, 'thread.edited'), ' · ', fold(say(words, open ? 'thread.earlier-hide' : 'thread.earlier'), open, () => actions.fold('earlier')));
  if (open) {
    for (const said of earlier) {
      box.append(h('blockquote', {}, h('time', { datetime: new Date(said.at).toISOString() }, clockTime(said.at, locale)), ' ', said.body));
    }
  }
  return box;
}

/** @param {string[]} all @param {Record<string, string>} words */
function signs(all, words) {
  return h('div', { class: 'signs', role: 'img', 'aria-label': say(words, 'thread.reaction', all.join(' ')) }, ...all.map((sign) => h('span', { 'aria-hidden': 'true' }, sign)));
}

/** Time, who, how far it got. @param {Message} message @param {Context|null} context @param {Record<string, string>} words @param {string} locale */
function meta(message, context, words, locale) {
  const parts = [clockTime(message.at, locale)];
  if (message.kind === 'note') parts.push(say(words, 'thread.note'));
  if (message.kind !== 'in' && !message.mine) parts.unshift(message.author);
  if (context?.channel && message.channel !== 'messenger' && message.channel !== 'email') parts.push(message.channelName);
  if (message.automatic) parts.push(say(words, 'thread.automatic'));
  if (message.remark) parts.push(message.remark);
  const line = h('div', { class: 'meta' });
  if (message.kind !== 'note') line.append(channelIcon(message.channel, message.channelName) ?? '');
  line.append(h('time', { datetime: new Date(message.at).toISOString() }, parts.join(' · ')));
  line.append(howFar(message, words, '· ') ?? '');
  return line;
}

/** How far it got, after what stands before it. @param {Message} message @param {Record<string, string>} words @param {string} before */
function howFar(message, words, before) {
  if (message.kind !== 'out' || !message.state) return null;
  return h('span', { class: `state ${message.state}` }, before + say(words, `delivery.${message.state}`));
}

/** @param {Message} message @param {Record<string, string>} words @param {string} locale @param {Actions} actions */
function mailCard(message, words, locale, actions) {
  const subject = message.subject || say(words, 'thread.no-subject');
  const card = h(
    'article',
    { class: `card ${message.kind}`, 'aria-label': subject },
    h(
      'header',
      { title: exactTime(message.at, locale) },
      channelIcon('email', message.channelName),
      h('b', {}, subject),
      h('span', { class: 'to' }, [message.recipients, clockTime(message.at, locale)].filter(Boolean).join(' · ')),
    ),
  );
  const body = h('div', { class: 'body' });
  const html = message.html;
  if (html && actions.isOpen('html')) body.append(frame(html, subject, words, actions));
  else {
    body.append(h('div', { class: 'text' }, prose(message.body, false)));
    if (message.quoted && actions.isOpen('quoted')) body.append(h('blockquote', {}, message.quoted));
  }
  const folds = h('div', { class: 'folds' });
  if (message.quoted && !(html && actions.isOpen('html'))) {
    const lines = message.quoted.split('\n').length;
    const open = actions.isOpen('quoted');
    const label = open ? say(words, 'thread.fold') : `··· ${say(words, 'thread.quoted', lines)}`;
    folds.append(fold(label, open, () => actions.fold('quoted')));
  }
  if (html) {
    const open = actions.isOpen('html');
    folds.append(fold(say(words, open ? 'thread.as-text' : 'thread.as-sent'), open, () => actions.fold('html')));
  }
  if (folds.childNodes.length > 0) body.append(folds);
  if (message.kind === 'out' || message.automatic || message.remark) body.append(mailFoot(message, words));
  card.append(body);
  return card;
}

/** @param {Message} message @param {Record<string, string>} words */
function mailFoot(message, words) {
  const parts = [];
  if (message.kind === 'out' && !message.mine) parts.push(message.author);
  if (message.automatic) parts.push(say(words, 'thread.automatic'));
  if (message.remark) parts.push(message.remark);
  return h('div', { class: 'meta' }, parts.join(' · '), howFar(message, words, parts.length > 0 ? ' · ' : ''));
}

/** The mail as it was sent: a frame that can neither run scripts nor reach this page. @param {string} url @param {string} subject @param {Record<string, string>} words @param {Actions} actions */
function frame(url, subject, words, actions) {
  const images = actions.isOpen('images');
  const box = h('div', { class: 'frame' });
  if (!images) {
    box.append(
      h(
        'div',
        { class: 'images' },
        say(words, 'thread.images-off'),
        h('button', { type: 'button', class: 'link', onclick: () => actions.fold('images') }, say(words, 'thread.images-show')),
      ),
    );
  }
  box.append(
    h('iframe', {
      sandbox: 'allow-popups allow-popups-to-escape-sandbox',
      referrerpolicy: 'no-referrer',
      loading: 'lazy',
      title: subject,
      src: images ? `${url}?images=on` : url,
    }),
  );
  return box;
}

/** @param {string} label @param {boolean} open @param {() => void} toggle */
function fold(label, open, toggle) {
  return h('button', { type: 'button', class: 'fold', 'aria-expanded': String(open), onclick: toggle }, label);
}

/** Why it did not arrive, or not yet, and the way to send it again. @param {Message} message @param {Record<string, string>} words @param {string} locale @param {Actions} actions */
function failure(message, words, locale, actions) {
  if (message.kind !== 'out' || !['failed', 'dead', 'unknown', 'late', 'complaint'].includes(message.state ?? '')) return null;
  const open = message.state === 'late' || message.state === 'complaint';
  return h(
    'div',
    { class: 'failure', role: open ? 'status' : 'alert' },
    icon('alert'),
    // of an unknown fate the channel can say nothing
    ...(message.state === 'unknown' && message.againIn ? looking(message, words, locale, actions) : [
      h('span', {}, (message.state !== 'unknown' && message.failure) || say(words, `delivery.${message.state}.reason`)),
      open ? null : again(words, actions),
    ]),
  );
}

/** @param {Record<string, string>} words @param {Actions} actions */
function again(words, actions) {
  return h('button', { type: 'button', class: 'link', onclick: actions.again }, say(words, 'thread.again'));
}

/** @type {WeakMap<Message, number>} when a message may be sent again, by the browser's clock: it is told how long that is off */
const againAt = new WeakMap();

/** It is being looked for whether it arrived; only then can it be sent again: from the minute that is named. @param {Message} message @param {Record<string, string>} words @param {string} locale @param {Actions} actions */
function looking(message, words, locale, actions) {
  const at = againAt.get(message) ?? Date.now() + (message.againIn ?? 0);
  againAt.set(message, at);
  const text = h('span', {}, say(words, 'delivery.unknown.looking', clockTime(at + 59_999, locale)));
  setTimeout(() => {
    text.textContent = say(words, 'delivery.unknown.reason');
    text.after(again(words, actions));
  }, at - Date.now());
  return [text];
}

/** @param {Message} message @param {Record<string, string>} words @param {string} locale @param {Actions} actions */
function eventLine(message, words, locale, actions) {
  const line = h('div', { class: 'happened', title: exactTime(message.at, locale) }, h('span', {}, message.body));
  if (message.traced) {
    line.append(h('button', { type: 'button', class: 'link', onclick: actions.why, title: say(words, 'thread.why-long') }, say(words, 'thread.why')));
  }
  return line;
}
