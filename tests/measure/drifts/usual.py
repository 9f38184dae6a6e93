"""The usual ways: marks, words, order, theme, size, language, place, a dialog more, and slowness."""

import json

from tests.measure.drifts.change import Change

WORDS = {
    "Save": "Store", "Save settings": "Store settings", "Search": "Find", "Edit": "Change", "Customers": "Clients",
    "Orders": "Sales orders", "Products": "Goods", "Messages": "Mail", "Settings": "Preferences",
    "Street": "Street name",
    "E-mail": "E-mail address", "City": "Town", "Name": "Full name", "Phone": "Phone number", "Add to cart": "Add",
    "Search customers": "Find customers", "Display": "Display and text", "Dark theme": "Dark mode", "Count": "Pieces",
    "Shipping": "Delivery", "New note": "Create note", "Title": "Heading", "Note": "Text of the note",
    "Trending": "Trending now", "Culture": "Culture and arts", "Follow": "Follow topic",
}  # fmt: skip
GERMAN = {
    "Save": "Speichern", "Save settings": "Einstellungen speichern", "Search": "Suchen", "Edit": "Bearbeiten",
    "Customers": "Kunden", "Orders": "Bestellungen", "Products": "Waren", "Messages": "Nachrichten",
    "Settings": "Einstellungen", "Street": "Straße", "E-mail": "E-Mail-Adresse", "City": "Ort", "Name": "Name",
    "Phone": "Telefon", "Search customers": "Kunden suchen", "Overview": "Übersicht", "Reports": "Berichte",
    "Display": "Anzeige", "Dark theme": "Dunkles Design", "Count": "Anzahl", "Shipping": "Versand", "Add": "Hinzufügen",
    "Next": "Weiter", "Back": "Zurück", "Note": "Notiz", "Title": "Titel", "I agree": "Ich stimme zu",
    "Gift": "Geschenk", "Trending": "Beliebt", "Culture": "Kultur", "Follow": "Folgen", "Following": "Gefolgt",
}  # fmt: skip
SAYING = """
const said = %s;
const walk = document.createTreeWalker(root.nodeType === 9 ? root.documentElement : root, NodeFilter.SHOW_TEXT);
for (let node; (node = walk.nextNode());) {
  const own = node.data.trim(), at = node.parentElement?.closest('button, a, label, h1, h2, th, legend, [role], span');
  if (at && !at.closest('td, script, style') && own in said) node.data = node.data.replace(own, said[own]);
}
for (const each of (root.querySelectorAll?.('[aria-label], [placeholder]') ?? []))
  for (const name of ['aria-label', 'placeholder'])
    if (said[each.getAttribute(name)]) each.setAttribute(name, said[each.getAttribute(name)]);
"""
MARKS = """
const renew = (name) => 'x7-' + [...name].reverse().join('');
for (const each of (root.querySelectorAll?.('main [id]:not(dialog), form [id]') ?? [])) {
  if (each.id.startsWith('x7-')) continue;
  const old = each.id, renewed = renew(old);
  for (const other of document.querySelectorAll('*'))
    for (const { name, value } of [...other.attributes])
      if (!['id', 'name', 'value', 'class'].includes(name) && [old, '#' + old].includes(value))
        other.setAttribute(name, value.replace(old, renewed));
  each.id = renewed;
}
for (const each of (root.querySelectorAll?.('[data-testid]') ?? [])) each.dataset.testid = renew(each.dataset.testid);
for (const each of (root.querySelectorAll?.('main, form') ?? [])) each.classList.add('c' + each.childElementCount);
"""
ORDER = """
for (const nav of (root.querySelectorAll?.('nav') ?? [])) nav.append(...[...nav.children].reverse());
for (const form of (root.querySelectorAll?.('form') ?? [])) {
  const held = (e) => e.querySelector?.('input, select, textarea') && !e.querySelector('button');
  const fields = [...form.children].filter(held);
  if (fields.length > 1 && !form.dataset.turned) { form.dataset.turned = 1; form.prepend(...fields.reverse()); }
}
"""
MOVED = """
const head = root.querySelector?.('main .head');
if (head && !head.dataset.moved) {
  head.dataset.moved = 1;
  const box = document.createElement('section');
  head.replaceWith(box);
  box.append(head);
}
"""
ASIDE = "body { direction: rtl } body > * { direction: ltr } .head { flex-direction: row-reverse }"
DIALOG = """
const app = root.documentElement?.dataset.package, fits = app ? app !== 'com.android.systemui' : top === window;
if (root.nodeType === 9 && fits && !sessionStorage.getItem('asked')) {
  const box = document.createElement('div');
  box.innerHTML = `<div role=dialog aria-modal=true aria-label="What is new"
    style="position:fixed;inset:0;z-index:99999;background:#0008">
    <p style="background:white;margin:20vh auto;width:60vw;padding:2em">This has become better.
    <button type=button>Close</button></p></div>`;
  box.querySelector('button').addEventListener('click', () => {
    sessionStorage.setItem('asked', '1');
    box.remove();
  });
  document.body.append(box);
}
"""
SIZED = "body:has(.side) { zoom: %s } html[data-package] body { font-size: %d%% }"
"""The shop is zoomed, as a browser does it; an app of the phone has letters of another size, as Android does it."""
DARK = "* { background-color: #181c22 !important; color: #e8e0d0 !important; font-family: serif !important }"

CHANGES = (
    Change("ids and classes", script=MARKS, program={"names": "x7"}),
    Change("words", script=SAYING % json.dumps(WORDS), program={"words": WORDS}),
    Change("order", script=ORDER, program={"reversed": True}),
    Change("theme", css=DARK, program={"style": "* { background: #181c22; color: #e8e0d0; font: 13pt serif }"}),
    Change("smaller", css=SIZED % (0.8, 85), program={"scale": 0.8}),
    Change("bigger", css=SIZED % (1.5, 120), program={"scale": 1.5}),
    Change("language", script=SAYING % json.dumps(GERMAN), program={"words": GERMAN}),
    Change("moved", css=ASIDE, script=MOVED, program={"at": (420, 260)}),
    Change("a dialog more", script=DIALOG, program={"dialog": "This has become better."}),
    Change("slow", seconds=1.0, program={"seconds": 2.0}),
)  # fmt: skip
