# ruff: noqa: E501
"""What the scripts of all five releases begin with, and what their buttons without words look like."""

BEGIN = r"""
const shop = root.nodeType === 9 && !document.documentElement.dataset.package && !window.driftDone;
const one = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const make = (tag, attributes = {}, ...children) => {
  const made = document.createElement(tag);
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  return made.append(...children), made;
};
const press = (element, work) => (element.addEventListener('click', work), element);
const shapes = {
  pencil: 'M4 20l1-5L16 4l4 4L9 19z', bin: 'M5 7h14M9 7V4h6v3M7 7l1 13h8l1-13', box: 'M4 4h16v5H4zM5 9v11h14V9M10 13h4',
  letter: 'M3 6h18v12H3zM3 7l9 7 9-7', clip: 'M19 11l-8 8a5 5 0 01-7-7l9-9a3 3 0 015 5l-9 9a1 1 0 01-2-2l8-8',
  truck: 'M2 6h12v10H2zM14 10h4l3 3v3h-7M7 19a2 2 0 110-4M17 19a2 2 0 110-4', print: 'M7 8V3h10v5M5 8h14v8H5zM8 14h8v6H8z',
  basket: 'M3 9h18l-2 10H5zM8 9l3-6M16 9l-3-6', heart: 'M12 20C2 13 4 5 8 5c2 0 4 2 4 3 0-1 2-3 4-3 4 0 6 8-4 15z',
  cross: 'M6 6l12 12M18 6L6 18', back: 'M15 5l-7 7 7 7', on: 'M9 5l7 7-7 7', turn: 'M8 4v16l-4-4M16 20V4l4 4',
  lens: 'M10 17a7 7 0 110-14 7 7 0 010 14zM15 15l6 6', menu: 'M4 6h16M4 12h16M4 18h16', tick: 'M5 12l5 5 9-11',
};
const icon = (name) => {
  const made = document.createElement('template');
  made.innerHTML = `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${shapes[name]}"/></svg>`;
  return made.content.firstChild;
};
const drawn = (element, name, words) => {
  element.replaceChildren(icon(name));
  element.classList.add('drawnbutton');
  element.setAttribute('aria-label', words);
  element.title = words;
  return element;
};
const iconButton = (name, words, work) => press(drawn(make('button', { type: 'button' }), name, words), work);
const ask = (name, action) => {
  const dialog = document.getElementById('delete');
  dialog.querySelector('h2').textContent = `Delete ${name}?`;
  dialog.querySelector('form').action = action;
  dialog.showModal();
};
const page = async (address) => new DOMParser().parseFromString(await (await fetch(address)).text(), 'text/html');
const path = location.pathname;
"""

ICONS = """
.drawnbutton, button.drawnbutton { display: inline-grid; place-items: center; width: 36px; height: 36px; padding: 0;
  border: 1px solid #dfe5ea; border-radius: 50%; background: #fff; color: #41566a; cursor: pointer; }
.drawnbutton:hover { background: #eaf3f3 !important; } .drawnbutton.danger { color: #b3372f; }
"""
