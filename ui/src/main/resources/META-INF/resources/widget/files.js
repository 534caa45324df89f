// Files, both ways: picked, pasted or dropped by the visitor, each a message of its own; and those of the agents, fetched
// with the token when they are wanted. Nothing is shown but pictures, and those are drawn, so that a page's img-src allows
// none of it and loses nothing.
import { uuid } from './line.js';
import { make } from './log.js';

const PICTURE = /^image\/(png|jpeg|gif|webp)$/;
const WIDE = 240;
const HIGH = 180;

/** @param on what the box does: upload, fetch, queued, stored, failed, gone, note */
export function files(texts, lang, icon, on) {
  let largest = 10 * 2 ** 20;
  const shown = new Map();
  const number = new Intl.NumberFormat(lang, { maximumFractionDigits: 1 });
  const size = (bytes) => (bytes < 2 ** 20
    ? `${Math.ceil(bytes / 1024)} kB`
    : `${number.format(bytes / 2 ** 20)} MB`);

  const input = make('input', { type: 'file', multiple: '', hidden: '', tabindex: '-1' });
  const clip = make('button', { type: 'button', class: 'clip' },
    icon('', 'M20 11.5 12 19.4a5 5 0 0 1-7.1-7.1l8.2-8.1a3.4 3.4 0 0 1 4.8 4.8l-8.1 8a1.7 1.7 0 0 1-2.4-2.4l7.4-7.3'));
  const limit = (bytes) => {
    largest = bytes || largest;
    clip.title = texts.attach(size(largest));
    clip.setAttribute('aria-label', clip.title);
  };
  limit(0);
  clip.addEventListener('click', () => input.click());
  input.addEventListener('change', () => {
    add(input.files);
    input.value = '';
  });

  const add = (list) => [...list].forEach(send);

  async function send(file) {
    if (file.size > largest) {
      on.note(texts.tooLarge(file.name, size(largest)));
      return;
    }
    on.note('');
    const item = { clientId: uuid(), name: file.name };
    const cancel = new AbortController();
    const progress = make('progress', { max: '1', value: '0', 'aria-label': file.name });
    const stop = make('button', { type: 'button', class: 'quiet' }, texts.cancel);
    stop.addEventListener('click', () => cancel.abort());
    on.queued({ ...item, text: file.name, at: Date.now() }).append(progress, stop);
    const answer = await on.upload(file, item, (part) => { progress.value = part; }, cancel.signal);
    if (cancel.signal.aborted) on.gone(item.clientId);
    else if (answer.id) on.stored(answer, item.clientId);
    else {
      // what was refused for what it is would be refused again
      on.failed(item.clientId, answer.text, answer.error?.startsWith('chat.file') ? undefined : () => {
        on.gone(item.clientId);
        send(file);
      });
    }
  }

  const download = async (file) => {
    const blob = await on.fetch(file.id);
    on.note(blob ? '' : texts.noFile(file.name));
    if (!blob) return;
    const url = URL.createObjectURL(blob);
    make('a', { href: url, download: file.name }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  };

  /** Draws the picture once somebody can see it. */
  const draw = (node, file) => new IntersectionObserver(async ([entry], observer) => {
    if (!entry.isIntersecting) return;
    observer.disconnect();
    try {
      const picture = await createImageBitmap(await on.fetch(file.id));
      const scale = Math.min(1, WIDE / picture.width, HIGH / picture.height);
      const canvas = make('canvas', {
        width: String(Math.round(picture.width * scale) * 2), height: String(Math.round(picture.height * scale) * 2) });
      canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
      node.prepend(canvas);
      on.grown();
    } catch {
      // no picture after all: it stays a file
    }
  }).observe(node);

  return {
    input,
    clip,
    add,
    limit,
    /** A file of a message, the same element each time. @param {{id: string, name: string, type: string, size: number}} file */
    show(file) {
      let node = shown.get(file.id);
      if (!node) {
        node = make('button', { type: 'button', class: 'file', title: texts.download },
          make('b', {}, file.name), make('small', {}, size(file.size)));
        node.addEventListener('click', () => download(file));
        shown.set(file.id, node);
        if (PICTURE.test(file.type)) draw(node, file);
      }
      return node;
    },
  };
}
