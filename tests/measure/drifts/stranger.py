"""Releases of a shop, a phone and a form as a stranger to the healer imagines them; each says what it imitates."""

from tests.measure.drifts.change import Change

BEGIN = """
if (document.readyState === 'loading') return;
const app = document.documentElement.dataset.package;
const each = (selector, work) => {
  if (root.matches?.(selector)) work(root);
  [...root.querySelectorAll(selector)].forEach(work);
};
const seen = (window.driftSeen ??= new WeakSet());
const fresh = (element) => !seen.has(element) && Boolean(seen.add(element));
const make = (tag, attributes = {}, ...children) => {
  const made = document.createElement(tag);
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  return made.append(...children), made;
};
"""

REWRITE = Change(
    "component rewrite",
    css="""
[role=table] { display: table; width: 100%; } [role=rowgroup] { display: table-row-group; }
[role=row] { display: table-row; } [role=columnheader] { font-weight: 600; color: #65788a; }
[role=cell], [role=columnheader] { display: table-cell; padding: 8px 10px; border-bottom: 1px solid #eef1f3; }
.native { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); border: 0; padding: 0; }
button.chosen { text-align: left; font-weight: 400; color: inherit; background: #fff; border-color: #c6d0d8; }
[role=listbox].popper { right: auto; z-index: 50; }
""",
    script=BEGIN
    + """
if (app) {
  each('[data-id]', (element) => element.removeAttribute('data-id'));
  each('.foot [aria-label], .field :is(input, textarea)[aria-label]', (named) => {
    named.removeAttribute('aria-label');
    named.parentElement.querySelectorAll('.label, .name').forEach((words) => words.removeAttribute('aria-hidden'));
  });
  return;
}
const swap = (old, role) => {
  const made = make('div', {}, ...old.childNodes);
  [...old.attributes].forEach(({ name, value }) => made.setAttribute(name, value));
  made.setAttribute('role', role);
  old.replaceWith(made);
  for (let n = 1; role === 'columnheader' && n < old.colSpan; n++) made.after(make('div', { role: 'cell' }));
};
const roles = { TR: 'row', TH: 'columnheader', TD: 'cell' };
each('table', (table) => {
  const parts = [...table.querySelectorAll('thead, tbody, tfoot, tr, th, td')].reverse();
  parts.forEach((part) => swap(part, roles[part.tagName] ?? 'rowgroup'));
  swap(table, 'table');
});
const next = () => `:r${(window.driftCount = (window.driftCount ?? 0) + 1).toString(32)}:`;
each('.field :is(input, textarea)[id]', (field) => {
  if (!fresh(field)) return;
  const [old, made, told] = [field.id, next(), field.getAttribute('aria-describedby')];
  [...(field.labels ?? [])].forEach((label) => (label.htmlFor = made));
  document.querySelectorAll(`#${old}-wrong, #${old}-hint`).forEach((one) => (one.id = one.id.replace(old, made)));
  if (told) field.setAttribute('aria-describedby', told.replace(old, made));
  field.id = made;
});
each('select', (select) => {
  if (!fresh(select)) return;
  const [label] = select.labels;
  const id = next();
  if (label) Object.assign(label, { id: next(), htmlFor: id });
  const button = make('button', { id, type: 'button', role: 'combobox', class: 'chosen', 'aria-haspopup': 'listbox' });
  button.setAttribute('aria-labelledby', label?.id ?? '');
  let list = null;
  const show = () => (button.textContent = select.selectedOptions[0]?.textContent ?? '');
  const close = () => { list?.remove(); list = null; button.ariaExpanded = 'false'; };
  const entry = (option) => {
    const made = make('div', { role: 'option', 'aria-selected': String(option.selected) }, option.textContent);
    made.onclick = () => {
      select.selectedIndex = option.index;
      close(select.dispatchEvent(new Event('change', { bubbles: true })));
    };
    return made;
  };
  button.onclick = () => {
    if (list) return close();
    const { left, bottom, width } = button.getBoundingClientRect();
    const style = `left: ${left + scrollX}px; top: ${bottom + scrollY}px; min-width: ${width}px`;
    list = make('div', { role: 'listbox', class: 'popper', style }, ...[...select.options].map(entry));
    document.body.append(list);
    button.ariaExpanded = 'true';
  };
  document.addEventListener('mousedown', ({ target }) => target === button || list?.contains(target) || close());
  select.addEventListener('change', show);
  Object.assign(select, { tabIndex: -1, ariaHidden: 'true', className: 'native' }).after(button);
  close(show());
});
""",
    program={
        "names": "qt_widget_",
        "style": "QLineEdit, QSpinBox, QComboBox { border: 1px solid #888; padding: 6px; }",
    },
)
"""A move to a library of components: tables of divs, drawn select boxes, ids that count, no resource ids."""

WORDING = Change(
    "words of another writer",
    script=BEGIN
    + """
const shop = {
  Overview: 'Dashboard', Customers: 'Clients', Orders: 'Sales', Products: 'Catalogue', Messages: 'Conversations',
  Reports: 'Analytics', Settings: 'Preferences', Cart: 'Basket', Checkout: 'Proceed to checkout', Edit: 'Modify',
  'Edit customer': 'Modify client', 'Delete customer': 'Delete client', Keep: 'Cancel', Save: 'Save changes',
  'Save settings': 'Save preferences', 'Add to cart': 'Add to basket', 'Update cart': 'Update basket',
  'Empty cart': 'Clear basket', 'Continue to payment': 'Next: payment', 'New message': 'Compose', Search: 'Find',
  'Send message': 'Send', 'Write message': 'Message', 'Compute report': 'Run report', 'Search customers': 'Search',
  'Update status': 'Set status', 'Mark as shipped': 'Dispatch', 'E-mail': 'Email address', Phone: 'Mobile',
  'Credit limit': 'Credit line', Tier: 'Loyalty level', 'Order alerts': 'Tell me about orders', Recipient: 'To',
  'Two-step sign-in': 'Two-factor authentication', 'Holiday mode': 'Vacation mode', 'Send reminder': 'Remind',
  'Attach file': 'Upload document', Attach: 'Upload', 'Full name': 'Addressee', 'Card number': 'Number on card',
};
const phone = {
  Headlines: 'For you', Trending: 'Popular', Saved: 'Bookmarks', Save: 'Keep', Follow: 'Subscribe',
  Following: 'Subscribed', 'Remove from saved': 'Remove bookmark', 'Search news': 'Search stories', Share: 'Send to',
  Alarm: 'Alarms', 'Add alarm': 'New alarm', Clock: 'World clock', Timer: 'Timers', Label: 'Caption',
  Vibrate: 'Vibration', Minutes: 'Duration in minutes', Start: 'Start timer', Delete: 'Remove',
};
const words = app ? (app.startsWith('com.example.') ? phone : {}) : shop;
const apart = 'option, textarea, script, style, td:not(.tools), dd, .letters article, .piece';
for (const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT); walker.nextNode(); ) {
  const text = walker.currentNode;
  const old = text.data.trim();
  if (Object.hasOwn(words, old) && !text.parentElement?.closest(apart)) text.data = text.data.replace(old, words[old]);
}
for (const name of ['aria-label', 'placeholder', 'data-hint'])
  each(`[${name}]`, (element) => {
    const old = element.getAttribute(name);
    if (Object.hasOwn(words, old)) element.setAttribute(name, words[old]);
  });
""",
    program={"words": {
        "Name": "Full name", "Street": "Address line 1", "Count": "Quantity", "Shipping": "Delivery method",
        "I agree": "I accept the terms", "Gift": "Wrap as a present", "Save": "Place order", "Clear": "Start over",
    }},
)  # fmt: skip
"""A review of all words by another writer: sections, actions and labels are called otherwise, nothing else moves."""

CONSENT = Change(
    "consent wall",
    css="""
.consent { position: fixed; inset: 0; z-index: 90; background: rgb(0 0 0 / 55%); display: grid; place-items: end; }
.consent > div { background: #fff; color: #222; width: min(100%, 760px); padding: 24px; }
.consent button { margin: 16px 8px 0 0; padding: 10px 18px; background: #ddd; color: #222; border: 0; }
""",
    script=BEGIN
    + """
if (app ? !app.startsWith('com.example.') || !document.querySelector('.screen') : window !== top) return;
if (window.driftLayer && !window.driftLayer.isConnected) document.body.append(window.driftLayer);
const key = `consent ${app ?? 'shop'}`;
if (!fresh(document) || !location.protocol.startsWith('http') || localStorage.getItem(key)) return;
setTimeout(() => {
  const title = app ? 'We have updated our privacy policy' : 'We value your privacy';
  const text = 'We and our 214 partners store and read information on a device to measure how our pages are used.';
  const buttons = ['Manage options', 'Reject all', 'Accept all'].map((words) => make('button', {}, words));
  const choices = make('p', { hidden: '' }, 'Strictly necessary: always on. Measurement: off. Advertising: off.');
  const box = make('div', { role: 'dialog', 'aria-modal': 'true', 'aria-label': title }, make('h2', {}, title), text);
  box.append(choices, ...buttons);
  const layer = (window.driftLayer = make('div', { class: 'consent' }, box));
  buttons[0].onclick = () => (choices.hidden = !choices.hidden);
  buttons[1].onclick = buttons[2].onclick = () => localStorage.setItem(key, (window.driftLayer = layer.remove()));
  document.body.append(layer);
}, 800);
""",
    program={"dialog": "This version sends usage statistics. You can change that at any time."},
)
"""A consent manager that is brought in late, lies over the whole page, and is gone for good once it is answered."""

OVERFLOW = Change(
    "actions in menus",
    css="""
.kebab { position: relative; display: inline-block; }
.kebab > [role=menu] { position: absolute; right: 0; top: 100%; z-index: 20; background: #fff; border: 1px solid #ccd;
  padding: 6px; min-width: 150px; display: grid; gap: 4px; justify-items: start; }
.side .kebab > [role=menu] { left: 0; right: auto; background: #10314a; }
.kept .icon-button { width: 100%; display: flex; gap: 12px; padding: 0 16px; } .kept .button { margin: 4px 12px; }
""",
    script=BEGIN
    + """
each('.bar', (bar) => {
  const acts = [...bar.querySelectorAll(':scope > button')].filter((one) => !one.dataset.id?.endsWith(':id/up'));
  if (!app || !acts.length || bar.querySelector('[data-id$=":id/more"]') || !fresh(bar)) return;
  acts.forEach((one) => one.remove());
  acts.forEach((one) => one.ariaLabel && one.append(make('span', { 'aria-hidden': 'true' }, one.ariaLabel)));
  const more = make('button', { type: 'button', class: 'icon-button', 'aria-label': 'More options' }, '⋮');
  bar.append(more);
  more.onclick = () => {
    const scrim = make('div', { class: 'scrim' });
    const sheet = make('div', { class: 'sheet kept', role: 'menu', 'aria-modal': 'true' }, ...acts);
    const layer = make('div', { class: 'over menu' }, scrim, sheet);
    const cover = (on) => bar.closest('.screen') && (bar.closest('.screen').inert = on);
    layer.dismiss = scrim.onclick = () => { layer.remove(); cover(false); };
    sheet.addEventListener('click', ({ target }) => target !== sheet && layer.dismiss(), { capture: true });
    cover(true);
    document.body.append(layer);
  };
});
const gather = (place, selector, skipped, told, shown) => {
  const items = [...place.querySelectorAll(selector)].slice(skipped);
  if (app || !fresh(place) || items.length < 2) return;
  const button = make('button', { type: 'button', class: 'plain', 'aria-haspopup': 'menu', 'aria-label': told }, shown);
  const menu = make('div', { role: 'menu' });
  place.append(make('div', { class: 'kebab' }, button, menu));
  menu.append(...items);
  const turn = (on) => { menu.hidden = !on; button.ariaExpanded = String(on); };
  turn(false);
  button.onclick = () => turn(menu.hidden);
  document.addEventListener('click', ({ target }) => target !== button && turn(false));
};
each('td.tools', (cell) => {
  const name = cell.closest('tr').cells[0].textContent.trim();
  gather(cell, 'a, button', 0, `Actions for ${name}`, '⋯');
});
each('.head > .actions', (bar) => gather(bar, ':scope > a.plain', 0, 'More actions', 'More actions'));
each('.side nav', (nav) => gather(nav, ':scope > a', 4, 'More', 'More'));
""",
    program={"reversed": True, "at": (180, 40)},
)
"""Too many buttons: those of a row, of a page and of a bar went into menus of three dots, and so did some sections."""

LAZY = Change(
    "lists load as they are scrolled",
    css="""
.later { display: none !important; }
.ghost { height: 44px; margin: 8px 0; border-radius: 8px; background: #e4e7ea; list-style: none; }
""",
    script=BEGIN
    + """
each('main :is(tbody, .shelf, ul.list, ol.list, ul.alarms, .letters)', (box) => {
  const rows = [...box.children];
  if (rows.length < 2 || !fresh(box)) return;
  const bar = make(box.matches('ul, ol') ? 'li' : 'div', { class: 'ghost', 'aria-hidden': 'true' });
  const ghost = box.matches('tbody') ? make('tr', {}, make('td', { colspan: '9' }, bar)) : bar;
  rows.forEach((row) => row.classList.add('later'));
  box.append(ghost);
  const watcher = new IntersectionObserver(([entry]) => {
    if (!entry.isIntersecting) return;
    watcher.unobserve(ghost);
    setTimeout(() => {
      rows.splice(0, 4).forEach((row) => row.classList.remove('later'));
      if (rows.length) watcher.observe(ghost);
      else ghost.remove();
    }, 350);
  });
  watcher.observe(ghost);
});
""",
    seconds=0.6,
    program={"seconds": 1.5},
)
"""Pages that come late and empty: grey bars first, then a few rows at a time, more where their end is scrolled to."""

REDESIGN = Change(
    "redesign for tablets",
    css="""
:root { --teal: #5b3df5; --teal-dark: #4227c9; --teal-pale: #ebe7ff; --navy: #fff; --ink: #1b1430; font-size: 17px;
  --primary: #8a3a1d; --primary-soft: #ffdbcf; --accent-soft: #ffe9c9; --surface: #fff8f5; }
body:has(> .side) { display: block; }
.side { position: static; height: auto; flex-direction: row; align-items: center; color: #333; }
.side nav { display: flex; flex-wrap: wrap; } .side .brand { color: #222; } .side svg, .tide { display: none; }
.side nav a[aria-current], .side nav a:hover { background: var(--teal-pale); color: var(--teal-dark); }
.stage > main { max-width: 860px; margin: 0 auto; }
.columns, .columns.wide, .form fieldset { grid-template-columns: 1fr; } .shelf { grid-template-columns: 1fr 1fr; }
.card { border-radius: 24px; box-shadow: none; padding: 30px; } h1 { font-family: Georgia, serif; }
.stage :is(button:not(.quiet, [role=switch]), .button) { text-transform: uppercase; border-radius: 99px; }
.lowered { position: sticky; bottom: 0; background: #fff; padding: 14px; justify-content: center; z-index: 4; }
.screen:has(.foot) .fab { bottom: 24px; right: auto; left: 24px; } .scene { border-radius: 50%; }
""",
    script=BEGIN
    + """
each('.screen > .foot', (foot) => fresh(foot) && foot.parentElement.querySelector('.bar')?.after(foot));
each('.side nav', (nav) => {
  const links = [...nav.children].sort((a, b) => a.innerText.trim().localeCompare(b.innerText.trim()));
  if (fresh(nav)) nav.append(...links);
});
each('.head > .actions', (bar) => {
  if (!bar.children.length || bar.querySelector('.search') || !fresh(bar)) return;
  bar.classList.add('lowered');
  bar.closest('main').append(bar);
});
each('form.form', (form) => {
  const groups = [...form.querySelectorAll(':scope > fieldset')];
  if (groups.length > 1 && fresh(form)) groups[0].before(groups.at(-1));
});
each('.columns', (columns) => fresh(columns) && columns.prepend(columns.lastElementChild));
""",
    program={
        "scale": 1.25, "at": (20, 120), "reversed": True,
        "style": "QWidget { background: #20242c; color: #f2f2f2; } QPushButton { border-radius: 14px; padding: 9px; }",
    },
)  # fmt: skip
"""Sections across the top and by the alphabet, one wide column of parts that changed places, actions at the foot."""

CHANGES = (REWRITE, WORDING, CONSENT, OVERFLOW, LAZY, REDESIGN)
