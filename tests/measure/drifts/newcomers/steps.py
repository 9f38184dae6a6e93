# ruff: noqa: E501
"""Imitates long forms and pages that became steps and tabs, with labels on the frame of a field or as placeholders
only.

Look-alikes: "Save" of an internal note above the form that has a "Save" of its own, "Next" and "Previous" of two
bars.
"""

from tests.measure.drifts.change import Change
from tests.measure.drifts.newcomers.beginning import BEGIN

STEPS = Change(
    "steps and tabs",
    css="""
.stepper { list-style: none; display: flex; gap: 8px; padding: 0; margin: 0 0 20px; }
.stepper li { flex: 1; border-top: 4px solid #d5dde3; padding-top: 6px; color: #65788a; font-size: 13px; }
.stepper li[aria-current] { border-color: #0d7a78; color: #16293a; font-weight: 600; }
.tabbar { display: flex; gap: 4px; border-bottom: 1px solid #d5dde3; margin-bottom: 18px; }
.tabbar button { background: none; border: 0; border-bottom: 3px solid transparent; border-radius: 0; color: #65788a; }
.tabbar button:hover { background: #eef2f4; }
.tabbar button[aria-selected=true] { border-color: #0d7a78; color: #16293a; }
.floats .field { position: relative; margin-top: 8px; }
.floats .field > label { position: absolute; top: -9px; left: 10px; background: #fff; padding: 0 5px; font-size: 12px; font-weight: 500;
  color: #65788a; }
.segments { display: flex; } .segments button { border-radius: 0; flex: 1; background: #fff; color: #16293a; border-color: #c6d0d8; }
.segments button[aria-checked=true] { background: #10314a; color: #fff; }
.onetab { display: block; } .remark textarea { width: 100%; display: block; margin-bottom: 10px; }
""",
    script=BEGIN
    + r"""
if (!shop) return;
window.driftDone = true;
const tabs = (before, panels) => {
  const bar = make('div', { role: 'tablist', class: 'tabbar' });
  const show = (at) => panels.forEach(([, ...parts], n) => {
    parts.forEach((part) => (part.hidden = n !== at));
    bar.children[n].setAttribute('aria-selected', String(n === at));
  });
  panels.forEach(([name], n) => bar.append(press(make('button', { type: 'button', role: 'tab' }, name), () => show(n))));
  before.before(bar);
  const bad = panels.findIndex(([, ...parts]) => parts.some((part) => part.matches('.bad') || one('.bad', part)));
  show(Math.max(0, bad));
  return show;
};
const steps = (form, groups) => {
  const bar = one(':scope > .actions', form);
  const last = all('button', bar).at(-1);
  const list = make('ol', { class: 'stepper' }, ...groups.map(([name], n) => make('li', {}, `${n + 1}. ${name}`)));
  const back = make('button', { type: 'button', class: 'plain' }, 'Previous');
  const next = make('button', { type: 'button' }, 'Next');
  let at = 0;
  const show = (to) => {
    at = to;
    groups.forEach(([, ...parts], n) => {
      parts.forEach((part) => (part.hidden = n !== at));
      list.children[n].toggleAttribute('aria-current', n === at);
    });
    back.hidden = at === 0;
    next.hidden = at === groups.length - 1;
    last.hidden = !next.hidden;
  };
  const wrong = () => groups.findIndex(([, ...parts]) => parts.some((part) => part.matches('.bad') || one('.bad', part)));
  press(back, () => show(at - 1));
  press(next, () => show(at + 1));
  form.prepend(list);
  last.before(back, next);
  form.addEventListener('submit', () => {
    if (wrong() >= 0) show(wrong()), one('[aria-invalid=true]', form)?.focus();
  });
  form.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.target.matches('textarea, button, a') || last.hidden === false) return;
    event.preventDefault();
    next.click();
  });
  show(Math.max(0, wrong()));
};
const placeholders = (form) => all('.field', form).forEach((field) => {
  const [label, input] = [one('label', field), one('input:not([type=hidden]), textarea', field)];
  if (!label || !input || input.type === 'file' || input.type === 'date') return;
  input.placeholder = label.textContent + (input.placeholder ? ` (${input.placeholder})` : '');
  label.remove();
});
const remark = (about) => {
  const kept = `remark ${about}`;
  const text = make('textarea', { rows: '2', placeholder: 'Only colleagues see this' });
  text.value = localStorage.getItem(kept) ?? '';
  const save = press(make('button', { type: 'button' }, 'Save'), () => {
    localStorage.setItem(kept, text.value);
    toast('The internal note is kept.');
  });
  return make('section', { class: 'card remark' }, make('h2', {}, 'Internal note'), text, save);
};
const main = one('form[data-checked]');
if (/\/customers\/\d+\/edit/.test(path)) {
  all('.field', main).forEach((field) => one('input, select', field).after(one('label', field)));
  main.classList.add('floats');
  steps(main, all('fieldset', main).map((group) => [one('legend', group).textContent, group]));
  const list = one('select', main);
  const bar = make('div', { class: 'segments', role: 'radiogroup', 'aria-label': 'Tier' });
  const paint = () => [...bar.children].forEach((b) => b.setAttribute('aria-checked', String(b.textContent === list.value)));
  [...list.options].forEach((option) => bar.append(press(make('button', { type: 'button', role: 'radio' }, option.text), () => {
    list.value = option.value;
    paint();
  })));
  paint();
  list.hidden = true;
  list.before(bar);
  main.before(remark(path));
} else if (path === '/settings') {
  const columns = one('.columns', main);
  columns.classList.add('onetab');
  tabs(columns, all('.card', columns).map((card) => [one('h2', card).textContent, card]));
} else if (one('number-stepper')) {
  const [field, stepper] = [one('.field', main), one('number-stepper')];
  tabs(field, [['Price', field], ['Replenishment', ...all('number-stepper, number-stepper ~ :not(.actions)', main)]]);
  const note = remark(path);
  main.before(note);
  one('.columns > section').style.gridRow = 'span 2';
  note.style.gridColumn = main.style.gridColumn = '2';
} else if (/\/messages\//.test(path) && main) {
  const [to, subject, body] = all('.field', main);
  placeholders(main);
  steps(main, [['Recipient and subject', to, subject], ['Text', body]]);
} else if (main && one('#street', main)) {
  placeholders(main);
  steps(main, [['Who', one('#name').closest('.field')], ['Where', one('#street').closest('.field'), one('.pair', main)]]);
} else if (document.body.matches('.framed') && main) placeholders(main);
else if (/\/orders\/\d+/.test(path)) {
  const [goods, about, parcel] = all('main .card');
  one('.columns').classList.add('onetab');
  tabs(one('.columns'), [['Goods', goods], ['Status and address', about], ...(parcel ? [['Parcel', parcel]] : [])]);
} else if (/\/customers\/\d+$/.test(path)) {
  const [details, account, orders] = all('main .card');
  one('.columns').classList.add('onetab');
  tabs(one('.columns'), [['Account', account], ['Orders', orders], ['Details', details]]);
}
""",
)
