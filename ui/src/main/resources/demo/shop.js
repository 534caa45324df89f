// The pages of Lépés: the shelf, what stands on it for women and men, the sale, and a page for each shoe. The language is in
// the address (?lang=), so that every page has one of its own.
import { goods, texts } from './goods.js';
import { draw } from './draw.js';

const asked = new URLSearchParams(location.search);
const lang = ['hu', 'en'].includes(asked.get('lang') ?? '') ? asked.get('lang') : navigator.language.startsWith('hu') ? 'hu' : 'en';
const t = texts[lang];
const money = new Intl.NumberFormat(lang, { style: 'currency', currency: 'HUF', maximumFractionDigits: 0 });
document.documentElement.lang = lang;

const make = (tag, attributes, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};
const address = (query) => {
  const all = new URLSearchParams({ ...query, lang });
  return `?${all}`;
};

/** The shop has one customer. Whether she is signed in is kept by her browser; who she is, the shop's server signs. */
const SIGNED_IN = 'lepes:signed-in';
const isSignedIn = () => localStorage.getItem(SIGNED_IN) === '1';

async function tellChat() {
  if (!isSignedIn()) return;
  const response = await fetch('account');
  if (response.ok) window.Tributary?.identify({ token: (await response.json()).token });
}

const shoe = goods.find((it) => it.id === asked.get('shoe'));
const shelf = ['women', 'men', 'sale'].includes(asked.get('shelf') ?? '') ? asked.get('shelf') : null;

function price(it) {
  const now = money.format(it.price);
  return it.was ? [make('s', {}, money.format(it.was)), now] : [now];
}

function tile(it) {
  const [name, kind] = it[lang];
  const flag = it.flag ? [make('span', { class: 'flag' }, it.flag === 'sale' ? t.offer : t.new)] : [];
  return make('li', {}, make('a', { href: address({ shoe: it.id }) },
    make('div', { class: 'tile' }, draw(it, `${name}, ${kind}`), ...flag),
    make('div', { class: 'what' }, make('span', {}, name), make('span', {}, ...price(it))),
    make('div', { class: 'how' }, kind)));
}

function pageOfShelf() {
  const here = goods.filter((it) => shelf === null || (shelf === 'sale' ? it.was : it.for === shelf));
  const list = make('ul', { class: 'shelf' }, ...here.map(tile));
  const heading = make(shelf ? 'h1' : 'h2', {}, shelf ? t[shelf] : t.all);
  document.title = `${shelf ? t[shelf] : t.title} | Lépés`;
  if (shelf) return [make('div', { class: 'hero' }, heading), list];
  const first = goods[0];
  return [
    make('section', { class: 'hero' },
      make('div', {}, make('h1', {}, t.title), make('p', {}, t.lead),
        make('a', { class: 'button', href: address({ shoe: first.id }) }, t.look)),
      make('a', { class: 'stage', href: address({ shoe: first.id }) }, draw(first, first[lang][1]))),
    card(), heading, list];
}

/** What to try here, in two lines. */
function card() {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  for (const d of ['M3.5 6.5h17v11h-17z', 'M3.5 10.5h17', 'M6.5 14.5h4']) {
    const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    line.setAttribute('d', d);
    svg.append(line);
  }
  const [write, number, hidden] = t.tryText;
  return make('aside', { class: 'try' }, svg, make('p', {}, make('b', {}, t.try), ` ${write} ${number} `,
    make('code', {}, '4111 1111 1111 1111'), `${hidden.startsWith(':') ? '' : ' '}${hidden}`));
}

function pageOfShoe(it) {
  const [name, kind, story, material, care] = it[lang];
  document.title = `${name}, ${kind} | Lépés`;
  const bag = make('span', { class: 'bag', role: 'status' });
  const sizes = make('fieldset', { class: 'sizes' }, make('legend', {}, t.size), ...it.sizes.map((size) => {
    const radio = make('input', { type: 'radio', name: 'size', value: String(size) });
    radio.disabled = it.gone.includes(size);
    return make('label', {}, radio, String(size));
  }));
  const put = make('button', { class: 'button', type: 'submit' }, t.put);
  const form = make('form', {}, sizes, put, bag);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const size = new FormData(form).get('size');
    bag.textContent = size ? `${t.inBag}${size}` : t.choose;
    if (size) window.Tributary?.identify({ data: { bag: { shoe: name, size: Number(size), price: it.price } } });
  });
  const fact = (label, text) => make('li', {}, make('b', {}, label), make('span', {}, text));
  return [
    make('section', { class: 'pair' },
      make('div', { class: 'stage' }, draw(it, `${name}, ${kind}`)),
      make('div', {}, make('h1', {}, name), make('div', { class: 'how' }, kind),
        make('div', { class: 'price' }, ...price(it)), make('p', {}, story), form,
        make('ul', { class: 'facts' }, fact(t.material, material), fact(t.care, care), fact(t.delivery, t.deliveryText)))),
    make('h2', {}, t.more),
    make('ul', { class: 'shelf' }, ...goods.filter((other) => other !== it).slice(0, 4).map(tile))];
}

function top() {
  const mark = draw(goods[0], '');
  mark.setAttribute('aria-hidden', 'true');
  const here = (is) => (is ? { 'aria-current': 'page' } : {});
  const tongue = (code, name) => {
    const all = new URLSearchParams(location.search);
    all.set('lang', code);
    return make('a', { href: `?${all}`, hreflang: code, lang: code, ...here(code === lang) }, name);
  };
  const account = make('button', { id: 'account', type: 'button' }, isSignedIn() ? t.signOut : t.signIn);
  account.addEventListener('click', async () => {
    if (isSignedIn()) {
      localStorage.removeItem(SIGNED_IN);
      await window.Tributary?.identify(null);
    } else localStorage.setItem(SIGNED_IN, '1');
    location.reload();
  });
  return make('header', { class: 'top' },
    make('a', { class: 'name', href: address({}) }, mark, 'Lépés'),
    make('nav', {}, ...['women', 'men', 'sale'].map((it) => make('a', { href: address({ shelf: it }), ...here(shelf === it) }, t[it]))),
    make('div', { class: 'tongue' }, account, tongue('hu', 'Magyar'), tongue('en', 'English')));
}

document.querySelector('.page').replaceChildren(
  top(),
  make('main', {}, ...(shoe ? pageOfShoe(shoe) : pageOfShelf())),
  make('footer', { class: 'foot' }, make('span', {}, t.foot), make('span', {}, t.made)));

// the one tag that puts the chat on a page; here by script, because the page's language is known only now
const chat = make('script', { type: 'module', src: '../widget/tributary.js', 'data-site': 'demo' });
chat.addEventListener('load', tellChat);
document.head.append(chat);
