/**
 * Attachments: thumbnails for pictures, chips for the rest.
 * @module
 */
import { h, say } from './dom.js';
import { icon } from './icons.js';
import { fileSize } from './thread-time.js';

/**
 * @param {import('./thread.js').ThreadFile[]} files
 * @param {Record<string, string>} words
 * @param {string} locale
 */
export function fileChips(files, words, locale) {
  const box = h('div', { class: 'files' });
  for (const file of files) {
    if (file.note) box.append(missing(file));
    else if (file.image) box.append(picture(file, words, locale));
    else box.append(chip(file, words, locale));
  }
  return box;
}

/** @param {import('./thread.js').ThreadFile} file */
function missing(file) {
  return h('span', { class: 'file missing' }, icon('alert'), h('b', {}, file.name), h('span', {}, String(file.note)));
}

/** @param {import('./thread.js').ThreadFile} file @param {Record<string, string>} words @param {string} locale */
function chip(file, words, locale) {
  return h(
    'a',
    { class: 'file', href: file.url, download: file.name, 'aria-label': say(words, 'thread.download', file.name) },
    icon('file'),
    h('b', {}, file.name),
    h('span', {}, fileSize(file.size, locale)),
  );
}

/** @param {import('./thread.js').ThreadFile} file @param {Record<string, string>} words @param {string} locale */
function picture(file, words, locale) {
  const link = h('a', {
    class: 'picture',
    href: file.url,
    download: file.name,
    title: `${file.name} · ${fileSize(file.size, locale)}`,
    'aria-label': say(words, 'thread.download', file.name),
  });
  const image = h('img', { src: file.url, alt: file.name, loading: 'lazy' });
  image.addEventListener('error', () => link.replaceWith(chip(file, words, locale)));
  link.append(image);
  return link;
}
