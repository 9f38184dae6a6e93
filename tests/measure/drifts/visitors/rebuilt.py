# ruff: noqa: E501
"""Imitates a port to another framework: divs for tables and buttons, hashed classes, ids that count, a confirmation of its own."""

from tests.measure.drifts.change import Change
from tests.measure.drifts.visitors.beginning import START

REBUILT = Change(
    "rebuilt release",
    css="""
.g-line { display: flex; border-bottom: 1px solid #eef1f3; padding: 8px 0; align-items: center; } .g-line > * { flex: 1; padding: 0 10px; }
.g-heads { color: #65788a; font-size: 13px; font-weight: 600; } .g-menu { list-style: none; margin: 0; padding: 0; }
dialog[aria-label] { border: 0; border-radius: 12px; padding: 24px; max-width: 420px; } .g-label { font-size: 14px; font-weight: 600; }
""",
    script=START
    + r"""
if (!shop || framed) return;
const nav = one('.side nav');
nav.append(make('ul', { class: 'g-menu' }, ...all('a', nav).map((link) => make('li', {}, link))));
const instead = (old, tag, extra = {}) => {
  const made = make(tag, extra, ...old.childNodes);
  [...old.attributes].forEach(({ name, value }) => name in extra || made.setAttribute(name, value));
  old.replaceWith(made);
  return made;
};
all('main table').forEach((table) => {
  all('td, th', table).forEach((cell) => instead(cell, 'div', { class: cell.className }));
  all('tr', table).forEach((row) => instead(row, 'div', { class: row.closest('thead') ? 'g-line g-heads' : 'g-line' }));
  all('thead, tbody, tfoot', table).forEach((part) => instead(part, 'div'));
  table.removeAttribute('aria-label');
  instead(table, 'div', { class: 'g-grid' });
});
all('main h2:not(dialog h2)').forEach((heading) => instead(heading, 'h4'));
instead(one('h1'), 'h2');
all('button:not([role]), .button').forEach((button) => button.append(make('span', {}, make('span', {}, ...button.childNodes))));
all('main > form .actions button, main > .columns > form .actions button').forEach((button) => {
  if (button.type !== 'submit' || button.hasAttribute('formaction')) return;
  const { form } = button;
  const made = instead(button, 'div', { role: 'button', tabindex: '0', class: 'button' });
  press(made, () => form.requestSubmit());
  made.addEventListener('keydown', ({ key }) => key === 'Enter' && form.requestSubmit());
});
let count = 0;
if (checked) all('.field :is(input, select, textarea)[id]', checked).forEach((field) => {
  other(field, `:r${(++count).toString(32)}:`);
  const label = one('label', field.closest('.field'));
  if (!label || field.type === 'file') return;
  const words = instead(label, 'span', { id: `${field.id}-label`, class: 'g-label' });
  words.removeAttribute('for');
  field.setAttribute('aria-labelledby', words.id);
});
asking((form) => {
  const [title, text = ''] = form.dataset.confirm.split(/(?<=\?) /);
  const act = one('button', form).textContent.trim();
  const yes = press(make('button', { type: 'button', class: 'danger' }, `Yes, ${act.toLowerCase()}`), () => form.submit());
  const no = press(make('button', { type: 'button', class: 'plain' }, 'Go back'), () => dialog.remove());
  const dialog = modal(title, make('p', {}, text), make('div', { class: 'actions' }, no, yes));
});
const kept = new Set('field bad toast gone muted message error wrong'.split(' '));
const hash = (word) => `css-${[...word].reduce((sum, each) => (sum * 33 + each.charCodeAt(0)) >>> 0, 5381).toString(36)}`;
const known = new Set();
[...one('link[rel=stylesheet]').sheet.cssRules].filter((rule) => rule.selectorText).forEach((rule) => {
  rule.selectorText = rule.selectorText.replace(/\.([a-z][\w-]*)/g, (whole, name) => {
    if (kept.has(name)) return whole;
    known.add(name);
    return `.${hash(name)}`;
  });
});
all('[class]').forEach((element) => {
  element.setAttribute('class', [...element.classList].map((name) => (known.has(name) ? hash(name) : name)).join(' '));
});
""",
)
