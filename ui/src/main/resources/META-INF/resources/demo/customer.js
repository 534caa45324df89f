// The customer's side of the demo: a mailbox and a Messenger thread, asked for every second.
const WORDS = {
  en: { mail: 'E-mail', from: 'From', address: 'Address', subject: 'Subject', text: 'Text', message: 'Message',
    sendMail: 'Send the mail', sendMessage: 'Send the message', sent: 'Sent.', failed: 'That did not work. Is the demo running?',
    answer: 'Answer', answering: 'Your answer goes into the same conversation.' },
  hu: { mail: 'E-mail', from: 'Feladó', address: 'Cím', subject: 'Tárgy', text: 'Szöveg', message: 'Üzenet',
    sendMail: 'Levél küldése', sendMessage: 'Üzenet küldése', sent: 'Elküldve.', failed: 'Nem sikerült. Fut a demó?',
    answer: 'Válasz', answering: 'A válasz ugyanabba a beszélgetésbe kerül.' },
};
const language = navigator.language.startsWith('hu') ? 'hu' : 'en';
const words = WORDS[language];
document.documentElement.lang = language;
for (const element of document.querySelectorAll('[data-text]')) element.textContent = words[element.dataset.text];

/** @param {string} id @returns {any} */
const at = (id) => document.getElementById(id);
const customer = String(7100 + Math.floor(Math.random() * 800));
let answered = '';

/** Posts JSON and says in the form what became of it. */
async function post(path, body, state) {
  try {
    const response = await fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
    state.textContent = response.ok ? words.sent : words.failed;
    return response.ok;
  } catch {
    state.textContent = words.failed;
    return false;
  }
}

at('mail-form').addEventListener('submit', async (event) => {
  event.preventDefault();
  const body = { from: at('mail-from').value, name: at('mail-name').value, subject: at('mail-subject').value,
    text: at('mail-text').value, inReplyTo: answered };
  if (await post('/demo/customer/mails', body, at('mail-state'))) {
    at('mail-text').value = '';
    answered = '';
  }
});

at('messenger-form').addEventListener('submit', async (event) => {
  event.preventDefault();
  const text = at('messenger-text').value;
  const body = { customer, name: at('messenger-name').value, text };
  if (await post('/demo/customer/messages', body, at('messenger-state'))) {
    at('messenger-text').value = '';
    const mine = line(text);
    mine.className = 'mine';
    at('messages').append(mine);
  }
});

function line(text) {
  const item = document.createElement('li');
  item.textContent = text;
  return item;
}

function letter(mail) {
  const item = document.createElement('li');
  const subject = document.createElement('b');
  subject.textContent = `${mail.subject} · ${mail.from}`;
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = words.answer;
  button.addEventListener('click', () => {
    answered = mail.id;
    at('mail-subject').value = mail.subject.startsWith('Re:') ? mail.subject : `Re: ${mail.subject}`;
    at('mail-state').textContent = words.answering;
    at('mail-text').focus();
  });
  item.append(subject, mail.text.trim(), document.createElement('br'), button);
  return item;
}

const shown = new Set();

/** Adds what is new to a list. */
async function refresh(path, list, make) {
  const response = await fetch(path);
  if (!response.ok) return;
  for (const entry of await response.json()) {
    if (shown.has(entry.id)) continue;
    shown.add(entry.id);
    list.append(make(entry));
    list.scrollTop = list.scrollHeight;
  }
}

setInterval(() => {
  if (document.hidden) return;
  refresh(`/demo/customer/mails?address=${encodeURIComponent(at('mail-from').value)}`, at('mails'), letter).catch(() => {});
  refresh(`/demo/customer/messages?customer=${customer}`, at('messages'), (message) => line(message.text)).catch(() => {});
}, 1000);
