// Who the visitor says she is: asked for when an answer may not find her, and hers to see and change at any time.
import { make } from './log.js';

/** @param on what the box does: known (what she said before), save (answers why not), done */
export function details(texts, on) {
  const field = (type, autocomplete, longest, label) => make('input', {
    type, autocomplete, maxlength: longest, placeholder: label, 'aria-label': label });
  const name = field('text', 'name', '300', texts.name);
  const email = field('email', 'email', '320', texts.email);
  const phone = field('tel', 'tel', '60', texts.phone);
  const consent = make('input', { type: 'checkbox' });
  const wording = make('span', {}, `${texts.consent} ${texts.privacy}`);
  const sorry = make('p', { class: 'sorry', role: 'alert', hidden: '' });
  const later = make('button', { type: 'button', class: 'quiet' });
  const title = make('b', { id: 'details' });
  const why = make('p', {}, texts.leaveWhy);
  const call = make('div', { class: 'row' }, phone);
  const element = make('form', { class: 'ask', novalidate: '', hidden: '', 'aria-labelledby': 'details' },
    make('div', { class: 'top' }, title, later),
    why,
    make('div', { class: 'row' }, name),
    make('div', { class: 'row' }, email),
    call,
    make('div', { class: 'row' }, make('label', {}, consent, wording), make('button', { type: 'submit' }, texts.save)),
    sorry);

  const complain = (text) => {
    sorry.textContent = text;
    sorry.hidden = !text;
  };
  const show = (all) => {
    title.textContent = all ? texts.details : texts.leave;
    later.textContent = all ? texts.close : texts.later;
    why.hidden = all;
    call.hidden = !all;
    complain('');
    element.hidden = false;
  };
  consent.addEventListener('change', () => complain(''));
  const leave = () => {
    if (element.hidden) return false;
    element.hidden = true;
    on.done('');
    return true;
  };
  element.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (!consent.checked) {
      complain(texts.needConsent);
      consent.focus();
      return;
    }
    const refusal = await on.save({
      name: name.value, email: email.value, phone: phone.value, consent: true, wording: wording.textContent });
    complain(refusal ?? '');
    if (refusal) {
      (call.hidden ? email : name).focus();
      return;
    }
    element.hidden = true;
    on.done(texts.saved(email.value.trim() || phone.value.trim()));
  });
  later.addEventListener('click', leave);

  return {
    element,
    /** Asks for what an answer needs. */
    ask: () => element.hidden && show(false),
    /** Shows what she said, to be changed. */
    async open() {
      const said = await on.known();
      if (said) {
        name.value = said.name ?? '';
        email.value = said.email ?? '';
        phone.value = said.phone ?? '';
        consent.checked = said.agreed;
      }
      show(true);
      name.focus();
    },
    /** Puts it away; false when it was not there. */
    leave,
    /** Where the privacy notice stands. @param {string} address */
    privacy(address) {
      if (!/^https?:\/\//i.test(address)) return;
      wording.replaceChildren(`${texts.consent} `,
        make('a', { href: address, target: '_blank', rel: 'noopener' }, texts.privacy));
    },
  };
}
