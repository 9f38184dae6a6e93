# ruff: noqa: E501
"""Imitates the lists of a newer admin: found while one types, chips for filters, icons when the pointer is on a row, more on
demand, all settings in one list.
"""

from tests.measure.drifts.change import Change
from tests.measure.drifts.newcomers.beginning import ICONS
from tests.measure.drifts.visitors.beginning import START

LISTS = Change(
    "lists release",
    css=ICONS
    + """
tr .drawnbutton { opacity: 0; } tr:hover .drawnbutton, tr .drawnbutton:focus { opacity: 1; } .face { display: inline-grid; place-items: center;
  width: 30px; height: 30px; border-radius: 50%; background: #e2f1f0; font-size: 11px; margin-right: 10px; } .beneath { display: block; font-size: 13px; color: #65788a; }
.chips { display: flex; gap: 6px; } .chips a { padding: 4px 12px; border: 1px solid #cdd6dd; border-radius: 99px; } .chips a[aria-current] { background: #10314a; color: #fff; }
.dense { grid-template-columns: 1fr !important; } .dense .product { display: flex; flex-direction: row; align-items: center; gap: 18px; padding: 8px 18px; margin: 0 0 6px; }
.dense .product > * { margin: 0; } .dense .buy { margin-left: auto; } .dense .picture { width: 40px; height: 40px; } .onecard { display: block; }
.floating { position: fixed; right: 30px; bottom: 30px; border-radius: 50%; width: 56px; height: 56px; font-size: 26px; display: grid; place-items: center; padding: 0; }
.stepping { display: inline-flex; } .stepping button { padding: 4px 10px; }
""",
    script=START
    + r"""
const face = (who) => make('span', { class: 'face', 'aria-hidden': 'true' }, who.split(' ').map((part) => part[0]).slice(0, 2).join(''));
if (option && !one('.face', option)) {
  const who = option.ariaLabel;
  option.removeAttribute('aria-label');
  one('.muted', option)?.classList.add('beneath');
  option.prepend(face(who));
}
if (!shop || framed) return;
const people = (table) => {
  one('thead tr', table).prepend(make('th', {}, make('input', { type: 'checkbox', 'aria-label': 'Select all' })));
  all('tbody tr', table).filter((row) => row.cells.length > 1).forEach((row) => {
    const [link, company] = [one('a', row), row.cells[1]];
    const who = link.textContent.trim();
    link.before(face(who));
    link.after(make('span', { class: 'beneath' }, company.textContent));
    company.remove();
    drawn(one('.tools a', row), 'pencil', `Edit ${who}`);
    drawn(one('.tools button', row), 'bin', `Delete ${who}`);
    row.prepend(make('td', {}, make('input', { type: 'checkbox', 'aria-label': `Select ${who}` })));
  });
  table.tHead.rows[0].cells[2].remove();
};
const search = one('form[role=search]');
if (search) {
  people(one('main table'));
  const input = one('input', search);
  one('button', search).remove();
  input.removeAttribute('aria-label');
  input.placeholder = 'Search name, company or city…';
  let waiting = 0;
  input.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const address = `/customers?q=${encodeURIComponent(input.value)}`;
      const found = await page(address);
      const card = document.adoptNode(one('main > .card', found));
      all('[data-delete]', card).forEach((button) => press(button, () => ask(button.dataset.delete, button.dataset.action)));
      people(one('table', card));
      one('main > .card').replaceWith(card);
      one('.crumbs').textContent = one('.crumbs', found).textContent;
      history.replaceState(null, '', address);
    }, 400);
  });
}
const chips = (list, address) => list && make('nav', { class: 'chips', 'aria-label': list.labels[0].textContent },
  ...[...list.options].map((each) => make('a', { href: address + each.value, ...(each.selected ? { 'aria-current': 'true' } : {}) }, each.text)));
if (path === '/orders') {
  one('main > .card').before(chips(one('#status'), '/orders?status='));
  one('.head form.search').remove();
  all('main tr').filter((row) => row.cells.length > 1).forEach((row) => row.prepend(row.cells[3]));
  all('main tbody td a').forEach((link) => link.prepend('#'));
}
if (/^\/orders\/\d+/.test(path)) one('h1').textContent = one('h1').textContent.replace(/(\d+)/, '#$1');
if (path === '/products') {
  const shelf = one('.shelf');
  one('.head .actions').before(chips(one('#category'), '/products?category='));
  one('#category').labels[0].remove();
  one('#category').remove();
  shelf.classList.add('dense');
  const cards = [...shelf.children];
  cards.slice(6).forEach((card) => (card.hidden = true));
  const more = press(make('button', { type: 'button', class: 'plain' }, `Show ${cards.length - 6} more`), () => {
    cards.forEach((card) => (card.hidden = false));
    more.remove();
  });
  if (cards.length > 6) shelf.after(more);
}
if (path === '/cart' && one('main form.card')) {
  const update = all('main form.card .actions button').at(-1);
  update.disabled = true;
  all('main form.card tbody tr').forEach((row) => {
    const [field, goods] = [one('input', row), row.cells[0].textContent];
    const by = (step, words, sign) => press(make('button', { type: 'button', class: 'plain', 'aria-label': words }, sign), () => {
      field.value = String(Math.max(0, Number(field.value) + step));
      update.disabled = false;
    });
    field.addEventListener('input', () => (update.disabled = false));
    const box = make('span', { class: 'stepping' });
    field.before(box);
    box.append(by(-1, `One ${goods} less`, '−'), field, by(1, `One ${goods} more`, '+'));
    const words = `Remove ${goods} from the cart`;
    drawn(one('.tools button', row), 'cross', words);
  });
}
if (path === '/messages') {
  const compose = one('.head .actions a');
  compose.textContent = '+';
  compose.className = 'button floating';
  compose.setAttribute('aria-label', 'Compose');
  document.body.append(compose);
}
if (/^\/customers\/\d+$/.test(path)) all('main dl').forEach((list) => {
  const rows = all('dt', list).map((term) => make('tr', {}, make('th', { scope: 'row' }, ...term.childNodes), make('td', {}, ...term.nextElementSibling.childNodes)));
  list.replaceWith(make('table', {}, make('tbody', {}, ...rows)));
});
if (path === '/settings') {
  const card = make('section', { class: 'card form' }, make('h2', {}, 'All settings'));
  const rows = all('.columns .field, .columns .bare, .columns .switch, .columns .card > .tick').filter((row) => row.textContent.trim());
  const key = (row) => one('label, legend, span[aria-hidden]', row)?.textContent.trim() || row.textContent.trim();
  rows.sort((a, b) => key(a).localeCompare(key(b))).forEach((row) => card.append(row));
  one('.columns').replaceWith(make('div', { class: 'onecard' }, card));
}
""",
)
