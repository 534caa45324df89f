// The small form that asks where the answer may find the visitor.
import { make } from './make.js';

/**
 * @param {Record<string, any>} texts
 * @param {{save: (said: object) => Promise<string|null>, done: (note: string) => void}} on
 */
export function askForAddress(texts, on) {
  const name = /** @type {HTMLInputElement} */ (make('input', {
    type: 'text', autocomplete: 'name', maxlength: '300', placeholder: texts.name, 'aria-label': texts.name }));
  const email = /** @type {HTMLInputElement} */ (make('input', {
    type: 'email', autocomplete: 'email', maxlength: '320', required: '', placeholder: texts.emailHint, 'aria-label': texts.email }));
  const consent = /** @type {HTMLInputElement} */ (make('input', { type: 'checkbox' }));
  const wording = make('span', {}, `${texts.consent} ${texts.privacy}`);
  const sorry = make('p', { class: 'sorry', role: 'alert', hidden: '' });
  const later = make('button', { type: 'button', class: 'quiet' }, texts.later);
  const element = make('form', { class: 'ask', novalidate: '', hidden: '', 'aria-label': texts.leave },
    make('div', { class: 'top' }, make('b', {}, texts.leave), later),
    make('p', {}, texts.leaveWhy),
    make('div', { class: 'row' }, name),
    make('div', { class: 'row' }, email, make('button', { type: 'submit' }, texts.save)),
    make('label', {}, consent, wording),
    sorry);

  const complain = (why) => {
    sorry.textContent = why;
    sorry.hidden = !why;
  };
  element.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (!consent.checked) {
      complain(texts.needConsent);
      consent.focus();
      return;
    }
    const why = await on.save({
      name: name.value, email: email.value, consent: true, wording: wording.textContent });
    complain(why ?? '');
    if (why) email.focus();
    else {
      element.hidden = true;
      on.done(texts.saved(email.value.trim()));
    }
  });
  later.addEventListener('click', () => {
    element.hidden = true;
    on.done('');
  });

  return {
    element,
    show: () => { element.hidden = false; },
    /** Where the privacy notice stands. @param {string} address */
    privacy(address) {
      if (!/^https?:\/\//i.test(address)) return;
      wording.replaceChildren(`${texts.consent} `,
        make('a', { href: address, target: '_blank', rel: 'noopener' }, texts.privacy));
    },
  };
}
