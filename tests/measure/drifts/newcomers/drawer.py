# ruff: noqa: E501
"""Imitates a shop that is made for small screens first: the sections are in a drawer, renamed and in groups; a search
opens with a lens, filters ask to be applied, lists are turned by first letter and by month.

Look-alikes: "Contact us" beside "Contacts", "Sales targets" beside "Sales", a jump to an order beside the search,
"Clear" beside "Apply", a footer with words of the old sections.
"""

from tests.measure.drifts.change import Change
from tests.measure.drifts.newcomers.beginning import BEGIN, ICONS

DRAWER = Change(
    "sections in a drawer",
    css=ICONS
    + """
body:not(.framed):has(.burger) { display: block; }
.burger ~ .brandless { font-weight: 650; color: #16293a; margin-right: auto; padding-left: 12px; }
.side.drawer { position: fixed; z-index: 20; left: 0; top: 0; bottom: 0; width: 270px; height: auto; overflow: auto;
  box-shadow: 0 0 60px rgb(0 0 0 / 40%); }
.drawer h3 { font-size: 11px; letter-spacing: .12em; text-transform: uppercase; color: #86a2b7; margin: 16px 12px 4px; }
.burger ~ .crumbs { margin-right: 24px; }
.veil { position: fixed; inset: 0; background: rgb(16 41 60 / 45%); z-index: 19; }
.filters { position: relative; } .filters > .search { position: absolute; right: 0; top: 44px; z-index: 6; background: #fff;
  border: 1px solid #e1e6ea; border-radius: 12px; padding: 16px; display: grid; gap: 10px; width: 240px;
  box-shadow: 0 10px 28px rgb(16 49 74 / 16%); }
.letters-bar { display: flex; flex-wrap: wrap; gap: 4px; margin-bottom: 12px; align-items: center; }
.letters-bar button { background: #eef2f4; color: #16293a; border: 0; padding: 4px 11px; }
.letters-bar button[aria-pressed=true] { background: #10314a; color: #fff; }
.letters-bar form { margin-left: auto; display: flex; gap: 6px; } .letters-bar input { width: 130px; }
.foot-links { display: flex; gap: 24px; padding: 20px 30px; color: #65788a; font-size: 13px; }
""",
    script=BEGIN
    + r"""
if (!shop) return;
window.driftDone = true;
const side = one('.side');
if (!side) return;
const names = { Overview: 'Dashboard', Customers: 'Contacts', Orders: 'Sales', Products: 'Catalogue', Messages: 'Mailbox',
  Reports: 'Insights', Settings: 'Preferences' };
const rename = (element) => [...element.childNodes].forEach((node) => {
  if (node.nodeType === 3 && names[node.data.trim()]) node.data = node.data.replace(node.data.trim(), names[node.data.trim()]);
});
all('.side nav a, h1, .crumbs a, .crumbs').forEach(rename);
Object.entries(names).forEach(([old, now]) => (document.title = document.title.replace(new RegExp(`^${old} ·`), `${now} ·`)));
const nav = one('nav', side);
const links = Object.fromEntries(all('a', nav).map((link) => [link.textContent.trim(), link]));
const told = (name, words) => press(make('a', { href: '#' }, name), (event) => (event.preventDefault(), toast(words)));
nav.replaceChildren(links.Dashboard,
  make('h3', {}, 'Commerce'), told('Sales targets', 'No targets are set for this year.'), links.Sales, links.Catalogue, links.Insights,
  make('h3', {}, 'People'), told('Contact us', 'Call us: +49 40 555 01 77'), links.Contacts, links.Mailbox,
  make('h3', {}, 'Company'), links.Preferences);
side.classList.add('drawer');
const veil = make('div', { class: 'veil' });
const burger = iconButton('menu', 'Menu', () => open(side.hidden));
const open = (on) => {
  side.hidden = veil.hidden = !on;
  burger.setAttribute('aria-expanded', String(on));
};
burger.classList.add('burger');
press(veil, () => open(false));
document.addEventListener('keydown', (event) => event.key === 'Escape' && open(false));
one('.top').prepend(burger, make('span', { class: 'brandless' }, one('.brand span').textContent));
document.body.append(veil);
open(false);
const cart = one('a.cart');
[...cart.childNodes].filter((node) => node.nodeType === 3).forEach((node) => node.remove());
cart.setAttribute('aria-label', 'Basket');
cart.title = 'Basket';
one('.stage').append(make('footer', { class: 'foot-links' }, make('a', { href: '/supplier' }, 'Orders from suppliers'),
  told('Customer service', 'Call us: +49 40 555 01 77'), told('Privacy settings', 'Only what is needed is kept.')));
const search = one('form[role=search]');
if (search) {
  const [field, go] = [one('input', search), one('button', search)];
  field.removeAttribute('aria-label');
  field.placeholder = 'Who are you looking for?';
  go.textContent = 'Go';
  const lens = iconButton('lens', 'Find', () => {
    lens.hidden = true;
    search.hidden = false;
    field.focus();
  });
  search.before(lens);
  search.hidden = true;
}
const filter = one('.head form.search:not([role])');
if (filter) {
  all('select', filter).forEach((list) => {
    const copy = list.cloneNode(true);
    copy.selectedIndex = list.selectedIndex;
    list.replaceWith(copy);
  });
  const box = make('div', { class: 'filters' });
  filter.before(box);
  const opener = press(make('button', { type: 'button', class: 'plain', 'aria-expanded': 'false' }, 'Filter ▾'), () => {
    filter.hidden = !filter.hidden;
    opener.setAttribute('aria-expanded', String(!filter.hidden));
  });
  filter.append(make('div', { class: 'actions' },
    press(make('button', { type: 'button', class: 'plain' }, 'Clear'), () => (location.href = filter.action)),
    make('button', {}, 'Apply')));
  filter.hidden = true;
  box.append(opener, filter);
}
const turned = async (table, key, label) => {
  const pager = one('.pager');
  const others = all('a[aria-label]', pager).filter((link) => !link.getAttribute('aria-current'));
  const body = one('tbody', table);
  table.setAttribute('aria-busy', 'true');
  for (const link of others) {
    const rows = all('main table tbody tr', await page(link.href)).map((row) => document.adoptNode(row));
    all('[data-delete]', body.ownerDocument ? make('div', {}, ...rows) : body).forEach((button) =>
      press(button, () => ask(button.dataset.delete, button.dataset.action)));
    body.append(...rows);
  }
  const rows = [...body.rows];
  const keys = [...new Set(rows.map(key))].sort();
  const bar = make('div', { class: 'letters-bar', role: 'group', 'aria-label': 'Show' });
  const show = (wanted) => {
    rows.forEach((row) => (row.hidden = key(row) !== wanted));
    [...bar.querySelectorAll('button[aria-pressed]')].forEach((b) => b.setAttribute('aria-pressed', String(b.value === wanted)));
  };
  keys.forEach((each) => bar.append(press(make('button', { type: 'button', value: each, 'aria-pressed': 'false' }, label(each)),
    () => show(each))));
  pager.remove();
  table.before(bar);
  show(keys[0]);
  table.removeAttribute('aria-busy');
  return bar;
};
const list = one('main table[aria-label=Customers], main table[aria-label=Orders]');
if (list && all('.pager a[aria-label]').length > 1) {
  const plain = (words) => words.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace('Ø', 'O').replace('Ł', 'L');
  if (list.getAttribute('aria-label') === 'Customers') {
    turned(list, (row) => plain(row.cells[0].textContent.trim().split(' ').slice(1).join(' '))[0], (letter) => letter);
  } else {
    const months = 'January February March April May June July August September October November December'.split(' ');
    const month = (row) => {
      const [, name, year] = row.cells[2].textContent.trim().split(' ');
      return `${year}-${String(months.indexOf(name) + 1).padStart(2, '0')}`;
    };
    turned(list, month, (key) => `${months[Number(key.slice(5)) - 1].slice(0, 3)} ${key.slice(2, 4)}`).then((bar) => {
      const field = make('input', { inputmode: 'numeric', placeholder: 'Order no.' });
      const form = make('form', {}, field, make('button', {}, 'Open'));
      form.addEventListener('submit', (event) => {
        event.preventDefault();
        const found = all('tbody a', list).find((link) => link.textContent.trim() === field.value.trim());
        if (found) location.href = found.href;
        else toast('No such order in this list.', 'error');
      });
      bar.append(form);
    });
  }
}
""",
)
