# ruff: noqa: E501
"""Imitates a shop that goes to another country and is half translated: the orders are in French, dates are
18/05/2026, prices 1 234,50 €, people are listed by surname; a date is typed, not picked.

The build also hashes ids, names, classes. Look-alikes: "Annuler" (undoes the choice of a status) beside "Annuler la
commande"; the day and month of dates.
"""

from tests.measure.drifts.change import Change
from tests.measure.drifts.newcomers.beginning import BEGIN

REGION = Change(
    "half translated",
    script=BEGIN
    + r"""
if (document.documentElement.dataset.package || document.readyState === 'loading') return;
const months = 'January February March April May June July August September October November December'.split(' ');
const orders = /^\/orders/.test(path);
const state = { New: 'Nouvelle', Packed: 'Emballée', Shipped: 'Expédiée', Delivered: 'Livrée', Cancelled: 'Annulée' };
const french = { Order: 'Commande', Orders: 'Commandes', Customer: 'Client', 'Placed on': 'Passée le', Status: 'Statut',
  Total: 'Total', Actions: 'Actions', 'Mark as shipped': 'Marquer comme expédiée', 'Cancel order': 'Annuler la commande',
  Goods: 'Articles', Product: 'Produit', Quantity: 'Quantité', Price: 'Prix', Amount: 'Montant', 'Ship to': 'Adresse de livraison',
  Confirmation: 'Confirmation', 'New status': 'Nouveau statut', 'Update status': 'Mettre à jour', Parcel: 'Colis', All: 'Toutes',
  Previous: 'Précédent', Next: 'Suivant', ...state };
const money = (_, whole, cents = '') => `${whole.replaceAll(',', '\u202f')}${cents.replace('.', ',')}\u00a0€`;
const said = (words) => {
  const bare = words.trim();
  if (orders && french[bare]) return words.replace(bare, french[bare]);
  return words
    .replace(new RegExp(`(\\d{1,2}) (${months.join('|')}) (\\d{4})`, 'g'), (_, day, name, year) =>
      `${day.padStart(2, '0')}/${String(months.indexOf(name) + 1).padStart(2, '0')}/${year}`)
    .replace(new RegExp(`\\b(${months.join('|')}) (\\d{4})`, 'g'), (_, name, year) =>
      `${String(months.indexOf(name) + 1).padStart(2, '0')}/${year}`)
    .replace(/€([\d,]+)(\.\d\d)?/g, money)
    .replace(/^Cancel order (\d+)\? The customer will be told\.$/, 'Annuler la commande $1 ? Le client en sera informé.')
    .replace(/^(\s*)Order (\d+)(\s*)$/, orders ? '$1Commande $2$3' : '$&');
};
const say = (within) => {
  all('option:not([value])', within).forEach((option) => option.setAttribute('value', option.text));
  const walk = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (node.parentElement.closest('script, style, textarea') || !node.data.trim()) continue;
    const now = said(node.data);
    if (now !== node.data) node.data = now;
  }
  if (orders) all('.badge', within).forEach((badge) => (badge.textContent = state[badge.textContent.trim()] ?? badge.textContent));
};
const hash = (word) => 'x' + [...`r5${word}`].reduce((sum, each) => (sum * 33 + each.charCodeAt(0)) >>> 0, 5381).toString(36);
const kept = ['field', 'bad', 'toast', 'gone', 'muted', 'message', 'error', 'wrong', 'badge'];
const done = (window.driftSeen ??= new WeakSet());
const classes = (within) => [within, ...all('[class]', within)].filter((element) => !done.has(element)).forEach((element) => {
  done.add(element);
  if (!element.hasAttribute('class')) return;
  const names = [...element.classList].map((name) => (kept.includes(name) ? name : hash(name)));
  element.setAttribute('class', names.join(' '));
});
if (!shop) {
  if (window.driftDone && root.nodeType === 1 && !done.has(root)) say(root), classes(root);
  return;
}
window.driftDone = true;
say(document.body);
document.title = said(document.title.replace(/^Orders/, orders ? 'Commandes' : 'Orders'));
all('[data-confirm]').forEach((form) => (form.dataset.confirm = said(form.dataset.confirm)));
all('.side nav a').forEach((link) => [...link.childNodes].forEach((node) => {
  if (node.nodeType === 3 && node.data.trim() === 'Orders') node.data = 'Commandes';
}));
all('table[aria-label="Customers"] tbody td:first-child a').forEach((link) => {
  const [first, ...rest] = link.textContent.trim().split(' ');
  link.textContent = `${rest.join(' ')}, ${first}`;
});
const update = one('form[action$="/status"] button.plain');
if (update) update.before(make('button', { type: 'reset', class: 'plain' }, 'Annuler'));
const date = one('input[type=date]');
if (date) {
  const [year, month, day] = date.value.split('-');
  date.type = 'text';
  date.placeholder = 'JJ/MM/AAAA';
  date.value = day ? `${day}/${month}/${year}` : '';
  date.form.addEventListener('submit', (event) => {
    if (!date.value.trim() || /^\d\d\/\d\d\/\d{4}$/.test(date.value.trim())) return;
    event.preventDefault();
    complain(date, 'Enter a date such as 31/12/2026.');
  });
  date.form.addEventListener('formdata', ({ formData }) => {
    formData.set('holiday_until', date.value.trim().split('/').reverse().join('-'));
  });
}
const price = path.startsWith('/products/') && one('#price');
if (price) {
  price.value = price.value.replace('.', ',');
  one('#price-hint')?.replaceChildren('Euros, such as 12,50');
  price.form.addEventListener('formdata', ({ formData }) => formData.set('price', price.value.replace(',', '.')));
}
const [ids, keys] = [{}, {}];
all('form').forEach((form) => form.addEventListener('formdata', ({ formData }) => {
  const entries = [...formData.entries()];
  entries.forEach(([name]) => formData.delete(name));
  const typed = new Set(entries.map(([name]) => name).filter((name) => !keys[name]));
  entries.forEach(([name, value]) => {
    if (!keys[name]) formData.append(name, value);
    else if (!typed.has(keys[name])) formData.append(keys[name], value);
  });
}));
all('[name]:not(meta)').forEach((field) => {
  keys[hash(field.name || field.getAttribute('name'))] = field.getAttribute('name');
});
all('input[type=radio]').forEach((field) => (field.dataset.kept = String(field.checked)));
all('[name]:not(meta)').forEach((field) => field.setAttribute('name', hash(field.getAttribute('name'))));
all('input[type=radio]').forEach((field) => {
  if (field.dataset.kept === 'true') field.checked = true;
  delete field.dataset.kept;
});
all('[id]').forEach((element) => {
  const [, base, end] = /^(.*?)(-wrong|-hint)?$/.exec(element.id);
  ids[element.id] = hash(base) + (end ?? '');
  element.id = ids[element.id];
});
const get = document.getElementById.bind(document);
document.getElementById = (id) => get(ids[id] ?? id);
['for', 'aria-describedby', 'aria-controls', 'aria-labelledby'].forEach((name) => all(`[${name}]`).forEach((element) => {
  element.setAttribute(name, ids[element.getAttribute(name)] ?? element.getAttribute(name));
}));
const renamed = (rule) => rule.selectorText
  .replace(/\.([a-z][\w-]*)/g, (whole, name) => (kept.includes(name) ? whole : `.${hash(name)}`))
  .replace(/#(toasts)/g, (whole, id) => `#${ids[id] ?? id}`);
[...document.styleSheets].filter((sheet) => sheet.href?.includes('shop.css')).forEach((sheet) =>
  [...sheet.cssRules].forEach((rule) => rule.selectorText && (rule.selectorText = renamed(rule))));
classes(document.body);
""",
)
