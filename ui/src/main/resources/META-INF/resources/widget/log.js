// The messages. Each stands once, whichever way it came: typed here, answered by the server, or told by the stream.

/** An element; children that are strings become text. */
export function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}
/** @param {(file: object) => HTMLElement} show makes the element of a file */
export function log(texts, lang, show) {
  // silent until the history stands: a screen reader is told what comes, not what was
  const element = make('div', { class: 'log', role: 'log', 'aria-live': 'off', 'aria-label': texts.log, tabindex: '0' });
  const greeting = make('div', { class: 'greeting' }, make('b', {}, texts.greeting));
  element.append(greeting);
  /** @type {{key: string, position: number, mine: boolean, at: number, author: string, node: HTMLElement}[]} */
  const lines = [];
  const notes = new Map();
  const locale = navigator.languages.find((it) => it.startsWith(lang)) ?? lang;
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
  const date = new Intl.DateTimeFormat(locale, { month: 'long', day: 'numeric' });

  const atBottom = () => element.scrollHeight - element.scrollTop - element.clientHeight < 60;
  const bottom = () => { element.scrollTop = element.scrollHeight; };
  let wasAtBottom = true;
  element.addEventListener('scroll', () => { wasAtBottom = atBottom(); }, { passive: true });

  const dayOf = (at) => new Date(at).setHours(0, 0, 0, 0);
  const dayName = (at) => {
    const days = Math.round((dayOf(Date.now()) - dayOf(at)) / 86_400_000);
    return days === 0 ? texts.today : days === 1 ? texts.yesterday : date.format(at);
  };

  /** Text with web addresses made into links; nothing else is markup. */
  const withLinks = (text) => text.split(/(https?:\/\/[^\s<>"']+)/).map((part, i) => (i % 2
    ? make('a', { href: part, target: '_blank', rel: 'noopener noreferrer nofollow' }, part)
    : part));

  const fill = (node, text, meta, files = []) =>
    node.replaceChildren(...withLinks(text), ...files.map(show), make('span', { class: 'meta' }, meta));

  /** Puts a line in its place: stored ones by position, then those that wait. */
  const place = (it) => {
    const stay = atBottom();
    const old = lines.indexOf(it);
    if (old >= 0) lines.splice(old, 1);
    const next = lines.findIndex((other) => other.position > it.position);
    if (next < 0) lines.push(it);
    else lines.splice(next, 0, it);
    greeting.remove();
    const index = lines.indexOf(it);
    const before = lines[index + 1]?.node ?? notes.values().next().value ?? null;
    if (it.node.nextSibling !== before || !it.node.parentNode) element.insertBefore(it.node, before);
    days();
    if (stay || it.mine) bottom();
  };

  /** A day's name stands before its first line. */
  const days = () => {
    element.querySelectorAll('.day').forEach((day) => day.remove());
    let day = 0;
    for (const it of lines) {
      if (dayOf(it.at) !== day) it.node.before(make('div', { class: 'day' }, dayName(it.at)));
      day = dayOf(it.at);
    }
  };

  const find = (key) => (key ? lines.find((it) => it.key === key) : undefined);

  return {
    element,
    bottom,
    /** Something grew: who stood at the bottom still does. */
    stay: () => wasAtBottom && bottom(),
    /** A message as the server tells it; replaces the one typed here, so hidden card numbers are hidden here too. */
    put(message, clientId = message.clientId) {
      const key = clientId ?? message.id;
      const it = find(key) ?? { key, node: make('div', {}) };
      Object.assign(it, { position: message.position, mine: message.mine, at: Date.parse(message.at), author: message.author });
      it.node.className = message.mine ? 'line mine' : 'line';
      const time = clock.format(it.at);
      fill(it.node, message.text, message.mine ? `${time} · ${texts.delivered}` : `${message.author} · ${time}`, message.files);
      place(it);
    },
    /** A message that waits to be sent. */
    queued(item, waits) {
      const node = make('div', { class: 'line mine wait' });
      fill(node, item.text, waits ? texts.queued : texts.sending);
      place({ key: item.clientId, position: Infinity, mine: true, at: item.at, author: '', node });
      return node;
    },
    /** The line is down: what is not stored yet waits. */
    stuck() {
      for (const meta of element.querySelectorAll('.wait .meta')) meta.textContent = texts.queued;
    },
    /** One that is not sent after all. */
    gone(clientId) {
      const index = lines.findIndex((it) => it.key === clientId);
      if (index >= 0) lines.splice(index, 1)[0].node.remove();
      days();
    },
    /** A message that the server will not take as it is; or may, when it is sent again. */
    failed(clientId, why, again, word = texts.again) {
      const it = find(clientId);
      if (!it) return;
      it.node.className = 'line mine failed';
      it.position = Math.max(0, ...lines.map((other) => other.position).filter(Number.isFinite));
      const meta = it.node.querySelector('.meta');
      if (meta) meta.textContent = why ? `${texts.failed} · ${why}` : texts.failed;
      it.node.querySelectorAll('progress,button').forEach((old) => old.remove());
      if (!again) return;
      const button = make('button', { type: 'button', class: 'quiet' }, word);
      button.addEventListener('click', again);
      it.node.append(button);
    },
    /** A remark below the messages; an empty text takes it away. */
    note(key, text) {
      const stay = atBottom();
      notes.get(key)?.remove();
      notes.delete(key);
      if (!text) return;
      const note = make('div', { class: 'note' }, text);
      notes.set(key, note);
      element.append(note);
      if (stay) bottom();
    },
    /** Everything goes: it is somebody else's, or is read again. */
    clear() {
      lines.splice(0).forEach((it) => it.node.remove());
      days();
    },
    /** From now on new messages are read out. */
    live: () => element.setAttribute('aria-live', 'polite'),
    /** Who answered last, or the empty string. */
    author: () => lines.findLast((it) => !it.mine)?.author ?? '',
    /** Whether the visitor wrote last. */
    waiting: () => lines.at(-1)?.mine ?? false,
  };
}
