/**
 * The files an answer takes along: uploaded one by one, each with its progress, until the answer is sent.
 * @module
 */
import { h, say } from './dom.js';
import { icon } from './icons.js';
import { fileSize } from './thread-time.js';

export const LARGEST = 10 * 1024 * 1024;

/** @typedef {{id: string, name: string, done: boolean, node: HTMLElement, request: XMLHttpRequest}} Upload */

export class Attachments {
  /** @type {Record<string, string>} */ words = {};
  locale = 'en';
  node = h('div', { class: 'files', hidden: true });
  /** @type {Upload[]} */ #uploads = [];
  #changed;
  #target;
  #complain;
  #input = /** @type {HTMLInputElement} */ (h('input', { type: 'file', multiple: true, onchange: () => this.#chosen() }));

  /** @param {() => void} changed @param {() => string} target @param {(message: string) => void} complain */
  constructor(changed, target, complain) {
    this.#changed = changed;
    this.#target = target;
    this.#complain = complain;
  }

  choose() {
    this.#input.click();
  }

  #chosen() {
    for (const file of this.#input.files ?? []) this.#upload(file);
    this.#input.value = '';
  }

  /** Takes the files of a paste or drop, if there are any. @param {DataTransfer|null} data @param {Event} event */
  take(data, event) {
    const files = [...(data?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    for (const file of files) this.#upload(file);
  }

  /** Ids of what is uploaded. */
  ready() {
    return this.#uploads.filter((upload) => upload.done).map((upload) => upload.id);
  }

  loading() {
    return this.#uploads.some((upload) => !upload.done);
  }

  clear() {
    for (const upload of this.#uploads) if (!upload.done) upload.request.abort();
    this.#uploads = [];
    this.node.replaceChildren();
    this.node.hidden = true;
  }

  /** @param {File} file */
  #upload(file) {
    if (file.size > LARGEST) {
      this.#complain(say(this.words, 'composer.too-large', file.name, fileSize(LARGEST, this.locale)));
      return;
    }
    const id = [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    const bar = h('i', {});
    const node = h(
      'span',
      { class: 'file' },
      icon('file'),
      h('b', {}, file.name),
      h('span', {}, fileSize(file.size, this.locale)),
      h('button', { type: 'button', class: 'plain', 'aria-label': say(this.words, 'composer.detach', file.name), onclick: () => this.#drop(id) }, icon('x')),
      bar,
    );
    const request = new XMLHttpRequest();
    const upload = { id, name: file.name, done: false, node, request };
    this.#uploads.push(upload);
    this.node.append(node);
    this.node.hidden = false;
    request.upload.addEventListener('progress', (event) => {
      bar.style.width = `${(event.loaded / Math.max(1, event.total)) * 100}%`;
    });
    request.addEventListener('loadend', () => {
      if (!this.#uploads.includes(upload)) return;
      if (request.status !== 200) {
        this.#drop(id);
        this.#complain(say(this.words, 'composer.not-attached', file.name));
        return;
      }
      upload.done = true;
      bar.remove();
      this.#changed();
    });
    const target = this.#target();
    request.open('POST', `${target}${target.includes('?') ? '&' : '?'}id=${id}`);
    request.setRequestHeader('Content-Type', file.type || 'application/octet-stream');
    request.setRequestHeader('X-Filename', encodeURIComponent(file.name));
    request.send(file);
    this.#changed();
  }

  /** @param {string} id */
  #drop(id) {
    const upload = this.#uploads.find((one) => one.id === id);
    if (!upload) return;
    this.#uploads = this.#uploads.filter((one) => one !== upload);
    if (!upload.done) upload.request.abort();
    upload.node.remove();
    this.node.hidden = this.#uploads.length === 0;
    this.#changed();
  }
}
