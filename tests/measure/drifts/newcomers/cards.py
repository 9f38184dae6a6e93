# ruff: noqa: E501
"""Imitates a move from tables to cards, as CRMs do it: rows are cards, what can be done with one is an icon with a
name for screen readers, columns are sorted with a list, pages turned with arrows.

Look-alikes: people of the same surname above the list, with icons of their own; Archive beside Delete, a print icon
beside "Mark as shipped", a wish list's heart beside the basket.
"""

from tests.measure.drifts.change import Change
from tests.measure.drifts.newcomers.beginning import BEGIN, ICONS

CARDS = Change(
    "records as cards",
    css=ICONS
    + """
.deck { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(270px, 1fr));
  gap: 14px; }
.deck > li { border: 1px solid #e1e6ea; border-radius: 14px; padding: 14px 16px; display: grid; gap: 4px; }
.deck .line { display: flex; justify-content: space-between; align-items: center; gap: 8px; }
.deck .line > a { font-weight: 650; font-size: 16px; } .deck .does { display: flex; gap: 6px; }
.deck > li.archived { opacity: .5; } .deck .line form { margin: 0; }
.sorting { display: flex; justify-content: flex-end; gap: 8px; align-items: center; margin-bottom: 14px; }
.turning { display: flex; justify-content: center; align-items: center; gap: 14px; padding-top: 16px; }
.similar { background: #f3f7fa; }
""",
    script=BEGIN
    + r"""
if (!shop) return;
window.driftDone = true;
const archive = (card, name) => iconButton('box', `Archive ${name}`, () => {
  toast(card.classList.toggle('archived') ? `${name} is hidden from your lists.` : `${name} is back in your lists.`);
});
const person = (row) => {
  const [name, company, city, tier, balance, tools] = row.cells;
  const [link, edit, gone] = [one('a', name), one('a', tools), one('button', tools)];
  const [words, action] = [link.textContent.trim(), gone.dataset.action];
  const bin = drawn(make('button', { type: 'button', class: 'danger' }), 'bin', `Delete ${words}`);
  const card = make('li', {}, make('div', { class: 'line' }, link, ...tier.childNodes),
    make('span', { class: 'muted' }, `${company.textContent} · ${city.textContent}`));
  const does = make('span', { class: 'does' }, drawn(edit, 'pencil', `Edit ${words}`), archive(card, words),
    press(bin, () => ask(words, action)));
  card.append(make('div', { class: 'line' }, make('b', {}, balance.textContent.trim()), does));
  return card;
};
const order = (row) => {
  const cells = [...row.cells];
  const does = make('span', { class: 'does' });
  const link = one('a', cells[0]);
  const number = link.textContent.trim();
  link.textContent = `#${number}`;
  const tools = cells.find((cell) => cell.classList.contains('tools'));
  if (tools) {
    does.append(iconButton('print', `Print label of ${number}`, () => toast(`The label of ${number} is printed.`)));
    const form = one('form', tools);
    if (form) does.append(form), drawn(one('button', form), 'truck', 'Mark as shipped');
  }
  const words = cells.filter((cell) => cell !== cells[0] && cell !== tools && !one('.badge', cell)).map((c) => c.textContent);
  const badge = one('.badge', row);
  return make('li', {}, make('div', { class: 'line' }, link, badge),
    make('span', { class: 'muted' }, words.slice(0, -1).join(' · ')),
    make('div', { class: 'line' }, make('b', {}, words.at(-1)), does));
};
const deck = (table, card) => {
  const rows = all('tbody tr', table).filter((row) => !one('.none', row));
  if (!rows.length) return;
  const links = all('thead th a', table);
  if (links.length) {
    const now = one('thead th[aria-sort]', table);
    const list = make('select', { 'aria-label': 'Sort by' });
    links.forEach((link) => list.append(make('option', { value: link.getAttribute('href') }, `By ${link.textContent}`)));
    list.selectedIndex = Math.max(0, links.findIndex((link) => now?.contains(link)));
    list.addEventListener('change', () => {
      const wanted = new URL(list.value, location.href);
      wanted.searchParams.delete('dir');
      location.href = wanted;
    });
    const turn = iconButton('turn', 'Reverse order', () => (location.href = (one('a', now ?? table)).href));
    table.before(make('div', { class: 'sorting' }, list, turn));
  }
  table.replaceWith(make('ul', { class: 'deck', 'aria-label': table.getAttribute('aria-label') ?? 'Orders' }, ...rows.map(card)));
};
const pager = one('.pager');
if (pager) {
  const numbers = all('a[aria-label]', pager);
  const at = numbers.findIndex((link) => link.getAttribute('aria-current'));
  const arrow = (name, words, link) => {
    const made = iconButton(name, words, () => (location.href = link.href));
    made.disabled = !link;
    return made;
  };
  pager.className = 'turning';
  pager.replaceChildren(arrow('back', 'Earlier cards', numbers[at - 1]), `${at + 1} / ${numbers.length}`,
    arrow('on', 'Further cards', numbers[at + 1]));
}
const people = one('table[aria-label="Customers"]');
if (people) {
  const shown = all('tbody tr td:first-child a', people).map((link) => link.textContent.trim());
  const section = people.closest('section');
  deck(people, person);
  const surname = shown[0]?.split(' ').slice(1).join(' ');
  if (surname) page(`/customers?q=${encodeURIComponent(surname)}`).then((found) => {
    const rows = all('table[aria-label="Customers"] tbody tr', found).filter((row) => {
      const link = one('td a', row);
      return link && !shown.includes(link.textContent.trim());
    });
    if (!rows.length) return;
    section.before(make('section', { class: 'card similar' }, make('h2', {}, 'Similar names'),
      make('ul', { class: 'deck', 'aria-label': 'Similar names' }, ...rows.slice(0, 3).map((row) => person(document.adoptNode(row))))));
  });
}
all('table').filter((table) => /^Order/.test(one('th', table)?.textContent ?? '')).forEach((table) => deck(table, order));
const signs = { 'Write message': 'letter', 'Attach file': 'clip', 'Edit customer': 'pencil', 'Empty cart': 'bin' };
all('.head .actions :is(a, button)').forEach((action) => {
  const words = action.textContent.trim();
  if (signs[words]) drawn(action, signs[words], words);
});
all('[data-add]').forEach((add) => {
  const name = (add.closest('article') ?? document.body).querySelector('h2 a, h1').textContent.trim();
  const heart = iconButton('heart', `Add ${name} to wish list`, () => toast(`${name} is on the wish list.`));
  drawn(add, 'basket', `Add ${name} to cart`).classList.remove('button');
  add.setAttribute('role', 'button');
  add.tabIndex = 0;
  add.before(heart);
});
all('table[aria-label=Cart] .tools button').forEach((remove) => {
  drawn(remove, 'cross', `Remove ${remove.closest('tr').cells[0].textContent.trim()}`);
});
""",
)
