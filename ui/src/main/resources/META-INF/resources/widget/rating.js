// The question how it was: five stars that are radio buttons, a comment, and a while to think again. Asked by a message of
// the house; what the visitor writes after it puts it away.
import { make } from './log.js';

const BEST = 5;

/** @param on what the box does: rate, note, done; kept is what this browser remembers */
export function rating(texts, kept, on) {
  let asked = 0;
  const question = make('p', { role: 'status', id: 'rate' });
  const stars = make('div', { class: 'stars', role: 'radiogroup', 'aria-labelledby': 'rate' });
  const inputs = Array.from({ length: BEST }, (_, i) => make('input', {
    type: 'radio', name: 'score', value: String(i + 1), 'aria-label': texts.score(i + 1), title: texts.score(i + 1) }));
  stars.append(...inputs);
  const comment = make('textarea', {
    rows: '2', maxlength: '2000', placeholder: texts.comment, 'aria-label': texts.comment });
  const more = make('div', { class: 'row', hidden: '' }, comment, make('button', { type: 'submit' }, texts.send));
  const sorry = make('p', { class: 'sorry', role: 'alert', hidden: '' });
  const later = make('button', { type: 'button', class: 'quiet' }, texts.later);
  const change = make('button', { type: 'button', class: 'quiet', hidden: '' }, texts.change);
  const element = make('form', { class: 'ask rate', hidden: '', 'aria-labelledby': 'rate' },
    make('div', { class: 'top' }, question, later, change), stars, more, sorry);
  let text = '';
  let over = 0;

  const show = (said) => {
    question.textContent = said ? texts.rated(said) : text;
    stars.hidden = later.hidden = Boolean(said);
    change.hidden = !said;
    more.hidden = true;
    element.hidden = false;
  };
  const hide = () => { element.hidden = true; };
  const thank = ({ score, until }) => {
    clearTimeout(over);
    if (until < Date.now()) return hide();
    show(score);
    over = setTimeout(hide, until - Date.now());
  };

  element.addEventListener('change', (event) => {
    if (event.target === comment) return;
    more.hidden = false;
    on.grown();
  });
  element.addEventListener('submit', async (event) => {
    event.preventDefault();
    const score = Number(inputs.find((it) => it.checked)?.value);
    const answer = await on.rate({ score, comment: comment.value });
    sorry.textContent = answer.text ?? '';
    sorry.hidden = !answer.text;
    if (answer.text) return;
    const said = { asked, score, until: Date.now() + answer.changeable * 1000 };
    kept.setRated(said);
    thank(said);
    on.done();
  });
  later.addEventListener('click', () => {
    kept.setRated({ asked });
    hide();
    on.done();
  });
  change.addEventListener('click', () => {
    show(0);
    more.hidden = false;
    inputs.find((it) => it.checked)?.focus();
  });

  return {
    element,
    /** The house asks. @param {{position: number, text: string}} message */
    ask(message) {
      ({ position: asked, text } = message);
      const before = kept.rated();
      if (before.asked !== asked) {
        element.reset();
        show(0);
      } else if (before.score) {
        inputs[before.score - 1].checked = true;
        thank(before);
      } else hide();
      on.grown();
    },
    /** The visitor wrote something: there is more to say before it can be rated. @param {number} position */
    wrote: (position) => position > asked && hide(),
    stop: () => clearTimeout(over),
  };
}
