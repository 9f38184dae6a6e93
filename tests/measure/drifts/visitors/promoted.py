# ruff: noqa: E501
"""Imitates what a growth team adds: a newsletter that pops up, a bar, a chat, sections beside the old ones.

Look-alikes: the old words in the new sections ("Weekly", "E-mail", "Save", "Edit", "Remove"), "Cancel reminders".
"""

from tests.measure.drifts.change import Change
from tests.measure.drifts.visitors.beginning import START

PROMOTED = Change(
    "promoted release",
    css="""
.promo { position: sticky; top: 0; z-index: 8; background: #10314a; color: #fff; padding: 8px 30px; display: flex; justify-content: space-between; }
.promo button { background: none; border: 0; padding: 0 8px; } .bubble { position: fixed; right: 22px; bottom: 22px; z-index: 9; border-radius: 99px; }
.chat { position: fixed; right: 22px; bottom: 74px; z-index: 9; background: #fff; border: 1px solid #ccd; border-radius: 12px; padding: 16px; width: 260px; }
.letter-veil { position: fixed; inset: 0; z-index: 40; background: rgb(0 0 0 / 45%); display: grid; place-items: center; }
.letter-veil > div { background: #fff; border-radius: 14px; padding: 28px; width: 420px; position: relative; }
.letter-veil .cross { position: absolute; right: 10px; top: 10px; }
""",
    script=START
    + r"""
if (!shop || framed) return;
const quiet = (words, work) => press(make('button', { type: 'button', class: 'quiet' }, words), work);
const field = (id, words, value = '') => make('div', { class: 'field' }, make('label', { for: id }, words), make('input', { id, value }));
const promo = make('div', { class: 'promo' }, 'Free carriage on orders over €150 until Sunday.',
  press(make('button', { type: 'button', 'aria-label': 'Dismiss' }, '×'), () => promo.remove()));
one('.stage').prepend(promo);
const chat = make('div', { class: 'chat', role: 'region', 'aria-label': 'Chat' }, make('p', {}, 'How can we help?'),
  make('textarea', { rows: '2', 'aria-label': 'Message to support' }), make('button', { type: 'button' }, 'Send'));
chat.hidden = true;
document.body.append(chat, press(make('button', { type: 'button', class: 'bubble' }, 'Need help?'), () => (chat.hidden = !chat.hidden)));
if (!stored('letter asked', 'false')) setTimeout(() => {
  const close = () => (veil.remove(), keep('letter asked', true));
  const box = make('div', { role: 'dialog', 'aria-modal': 'true', 'aria-label': 'Harbour News' }, make('h2', {}, 'News from the harbour, once a month'),
    field('news-email', 'E-mail'), make('div', { class: 'actions' }, press(make('button', { type: 'button' }, 'Subscribe'), () => (toast('Thank you.'), close())),
      quiet('No, thanks', close)), press(make('button', { type: 'button', class: 'quiet cross', 'aria-label': 'Close' }, '×'), close));
  const veil = make('div', { class: 'letter-veil' }, box);
  document.body.append(veil);
}, 1200);
const visited = /\/customers\/(\d+)/.exec(path);
const name = visited && (one('.crumbs a[href$="' + visited[1] + '"]')?.textContent ?? one('h1').textContent).trim();
if (name) keep('visited', [[name, visited[1]], ...stored('visited', '[]').filter(([, number]) => number !== visited[1])].slice(0, 3));
if (path === '/customers') page('/customers?page=3').then((far) => {
  const links = all('tbody td:first-child a', far).slice(0, 2).map((link) => [link.textContent, link.href.split('/').pop()]);
  const known = [...stored('visited', '[]'), ...links].slice(0, 3);
  const item = ([who, number]) => make('li', {}, make('a', { href: `/customers/${number}` }, who), make('a', { class: 'quiet', href: `/customers/${number}/edit` }, 'Edit'));
  one('main > .card').before(make('section', { class: 'card' }, make('h2', {}, 'Recently viewed'), make('ul', { class: 'plain' }, ...known.map(item))));
});
if (path === '/products') {
  const best = all('.shelf .product').filter((card) => /lantern|rope|lamp/i.test(card.textContent)).slice(0, 3);
  const copies = best.map((card) => {
    const copy = card.cloneNode(true);
    press(one('[data-add]', copy), () => one('[data-add]', card).click());
    return copy;
  });
  one('.shelf').before(make('h2', {}, 'Bestsellers'), make('div', { class: 'shelf' }, ...copies), make('h2', {}, 'All products'));
}
if (path === '/cart' && one('main form.card')) page('/products').then((shelf) => {
  const inside = all('main form.card tbody td:first-child').map((cell) => cell.textContent);
  const others = all('article h2 a', shelf).map((link) => link.textContent).filter((each) => !inside.includes(each)).slice(0, 2);
  const row = (each) => {
    const made = make('tr', {}, make('td', {}, each), make('td', {}, make('input', { class: 'short', type: 'number', value: '1', 'aria-label': `Quantity of ${each}` })),
      make('td', { class: 'tools' }, quiet('Remove', () => made.remove())));
    return made;
  };
  one('main .columns').after(make('section', { class: 'card' }, make('h2', {}, 'Saved for later'), make('table', { 'aria-label': 'Saved for later' }, make('tbody', {}, ...others.map(row)))));
});
if (/^\/orders\/\d+/.test(path)) one('.head .actions').prepend(press(make('button', { type: 'button', class: 'plain' }, 'Cancel reminders'), () => toast('No reminders are sent.')), make('button', { type: 'button', class: 'plain' }, 'Print'));
if (one('number-stepper')) {
  const terms = make('section', { class: 'card form' }, make('h2', {}, 'Supplier terms'), field('reorder_quantity', 'Reorder quantity', '24'),
    make('div', { class: 'actions' }, press(make('button', { type: 'button' }, 'Save'), () => toast('Terms kept.'))));
  checked.before(terms);
  checked.style.gridColumn = '2';
}
if (path === '/settings') {
  const radio = (often) => make('label', { class: 'tick' }, make('input', { type: 'radio', name: 'campaign', value: often }), ` ${often}`);
  one('.columns').prepend(make('section', { class: 'card form' }, make('h2', {}, 'Campaigns'), make('fieldset', { class: 'bare' }, make('legend', {}, 'Mail to customers'), ...['Never', 'Weekly', 'Monthly'].map(radio))));
}
if (/\/customers\/\d+\/edit/.test(path)) {
  const accounts = make('fieldset', {}, make('legend', {}, 'Accounts department'), field('accounts_name', 'Name'), field('accounts_email', 'E-mail'), field('accounts_phone', 'Phone'));
  one('fieldset', checked).before(accounts);
}
if (path.startsWith('/messages/new')) {
  one('.field.suggest').after(field('copy', 'Copy to'));
  one('.actions', checked).prepend(press(make('button', { type: 'button', class: 'plain' }, 'Save as draft'), () => toast('The draft is kept.')));
}
const model = path.split('/')[1].replace(/s$/, '');
if (checked) all('.field :is(input, select, textarea)[name][id]', checked).forEach((each) => other(each, `${model}_${each.id}`));
""",
)
