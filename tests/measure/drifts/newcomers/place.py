# ruff: noqa: E501
"""Imitates a product in which pages for editing are gone: what is shown is edited where it stands, each value with a
pencil, a tick and a cross; each panel of the settings is saved by itself.

A tour comes with the first page, and what is new is told over the page's main button for two seconds. Look-alikes:
four times "Save" in the settings (each saves only its own panel), "Save" of a note beside the ticks, "Preview
reminder" beside "Send reminder".
"""

from tests.measure.drifts.change import Change
from tests.measure.drifts.newcomers.beginning import BEGIN, ICONS

PLACE = Change(
    "edited in place",
    css=ICONS
    + """
.inplace { display: flex; gap: 6px; align-items: center; flex-wrap: wrap; } .inplace > input:not([type=checkbox]) { flex: 1; min-width: 90px; }
button.drawnbutton.small { width: 26px; height: 26px; border: 0; } .small svg { width: 15px; height: 15px; }
.valued { display: flex; justify-content: space-between; align-items: center; gap: 8px; }
.tour { position: fixed; inset: 0; background: rgb(16 41 60 / 60%); z-index: 40; display: grid; place-items: center; }
.tour > div { background: #fff; border-radius: 14px; padding: 24px 28px; width: 380px; }
.whatsnew { position: absolute; z-index: 12; background: #10314a; color: #fff; border-radius: 9px; padding: 12px 18px;
  text-align: center; display: grid; place-items: center; font-size: 13px; }
.remark textarea { width: 100%; display: block; margin-bottom: 10px; }
""",
    script=BEGIN
    + r"""
if (!shop) return;
window.driftDone = true;
if (!one('.stage')) return;
const person = /^\/customers\/(\d+)(\/edit)?$/.exec(path);
if (person?.[2]) return void location.replace(`/customers/${person[1]}`);
const left = sessionStorage.getItem('told');
sessionStorage.removeItem('told');
if (left) toast(left);
all('td.tools a[href$="/edit"]').forEach((link) => {
  link.href = link.getAttribute('href').replace(/\/edit$/, '');
  link.textContent = 'Open';
});
const remark = () => {
  const kept = `remark ${path}`;
  const text = make('textarea', { rows: '2', 'aria-label': 'Note' });
  text.value = localStorage.getItem(kept) ?? '';
  return make('section', { class: 'card remark' }, make('h2', {}, 'Note for colleagues'), text,
    press(make('button', { type: 'button' }, 'Save'), () => {
      localStorage.setItem(kept, text.value);
      toast('The note is kept.');
    }));
};
const small = (name, words, work) => {
  const made = iconButton(name, words, work);
  made.classList.add('small');
  return made;
};
const inPlace = (place, label, names, address) => {
  const pencil = small('pencil', `Edit ${label.toLowerCase()}`, async () => {
    const form = one('form[data-checked]', await page(address));
    const fields = names.map((name) => document.adoptNode(one(`[name=${name}]`, form).cloneNode(true)));
    names.forEach((name, n) => {
      fields[n].removeAttribute('id');
      fields[n].removeAttribute('aria-describedby');
      fields[n].setAttribute('aria-label', n || names.length === 1 ? label : 'Postcode');
      if (fields[n].type !== 'checkbox') fields[n].value = one(`[name=${name}]`, form).value;
    });
    const complaint = make('p', { class: 'wrong', role: 'alert', hidden: '' });
    const before = [...place.childNodes];
    const save = async () => {
      const told = new URLSearchParams(new FormData(form));
      names.forEach((name, n) => {
        if (fields[n].type !== 'checkbox') told.set(name, fields[n].value);
        else if (fields[n].checked) told.set(name, 'on');
        else told.delete(name);
      });
      const answer = await fetch(address, { method: 'POST', body: told });
      const seen = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const wrong = all('.wrong', seen).find((each) => each.textContent.trim());
      if (wrong) return void ((complaint.textContent = wrong.textContent), (complaint.hidden = false));
      sessionStorage.setItem('told', one('.toast', seen)?.textContent.trim() ?? 'Saved.');
      location.reload();
    };
    const row = make('span', { class: 'inplace' }, ...fields, small('tick', 'Save', save),
      small('cross', 'Cancel', () => place.replaceChildren(...before)));
    row.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && event.target.matches('input')) event.preventDefault(), save();
      if (event.key === 'Escape') place.replaceChildren(...before);
    });
    place.replaceChildren(row, complaint);
    fields[0].focus();
  });
  place.replaceChildren(make('span', { class: 'valued' }, make('span', {}, ...place.childNodes), pencil));
};
if (person) {
  const edit = all('.head .actions a').find((link) => link.href.endsWith('/edit'));
  const address = edit.getAttribute('href');
  edit.remove();
  const names = { Company: ['company'], 'E-mail': ['email'], Phone: ['phone'], Street: ['street'], City: ['postcode', 'city'],
    Tier: ['tier'], 'Credit limit': ['credit_limit'], Newsletter: ['newsletter'] };
  all('main dt').forEach((term) => names[term.textContent] && inPlace(term.nextElementSibling, term.textContent,
    names[term.textContent], address));
  inPlace(one('h1'), 'Name', ['name'], address);
  one('main').append(remark());
  const remind = one('.notice button');
  remind?.before(press(make('button', { type: 'button', class: 'plain' }, 'Preview reminder'), () =>
    toast(`Dear ${one('h1').textContent.trim()}, may we remind you of what is still open?`)));
} else if (one('number-stepper')) {
  const form = one('form[data-checked]');
  const save = one(':scope > .actions', form);
  const opened = (parts, label, value) => {
    const line = make('p', { class: 'valued' }, make('span', {}, `${label}: `, make('b', {}, value)));
    line.append(small('pencil', `Edit ${label.toLowerCase()}`, () => {
      parts.forEach((part) => (part.hidden = false));
      line.hidden = true;
      save.hidden = false;
      (one('input', parts[0]) ?? parts[0].shadowRoot?.querySelector('input'))?.focus();
    }));
    parts[0].before(line);
    parts[0].hidden = true;
  };
  const field = one('.field', form);
  const bad = one('.bad', form) || all('.wrong', form).some((each) => each.textContent.trim());
  if (!bad) {
    opened([field], 'Price', `€${one('input', field).value}`);
    opened([one('number-stepper')], 'Reorder level', one('number-stepper').getAttribute('value'));
    save.hidden = true;
  }
  one('main').append(remark());
} else if (path === '/settings') {
  const form = one('form[data-checked]');
  const first = [...new FormData(form).entries()];
  const panels = all('.card', form);
  one(':scope > .actions', form).remove();
  let saved = null;
  panels.forEach((panel) => panel.append(make('div', { class: 'actions' },
    press(make('button', {}, 'Save'), () => (saved = panel)))));
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && event.target.matches('input')) saved = event.target.closest('.card');
  });
  form.addEventListener('submit', () => (saved ??= panels[0]));
  form.addEventListener('formdata', ({ formData }) => {
    if (!saved) return;
    const other = new Set(panels.filter((panel) => panel !== saved).flatMap((panel) => all('[name]', panel).map((f) => f.name)));
    other.forEach((name) => formData.delete(name));
    first.filter(([name]) => other.has(name)).forEach(([name, value]) => formData.append(name, value));
  });
}
if (!localStorage.getItem('toured')) {
  const words = ['This is release 5. Three things are new.', 'Values are edited where they stand: press the pencil.',
    'Each panel of the settings has its own Save.'];
  let at = 0;
  const text = make('p', {}, words[0]);
  const tour = make('div', { class: 'tour', role: 'dialog', 'aria-label': 'Tour', 'aria-modal': 'true' });
  const close = () => (localStorage.setItem('toured', 'yes'), tour.remove());
  const next = press(make('button', { type: 'button' }, 'Next'), () => {
    if (++at >= words.length) return close();
    text.textContent = words[at];
    next.textContent = at === words.length - 1 ? 'Done' : 'Next';
  });
  tour.append(make('div', {}, make('h2', {}, 'Welcome'), text,
    make('div', { class: 'actions' }, press(make('button', { type: 'button', class: 'plain' }, 'Skip tour'), close), next)));
  document.body.append(tour);
}
const target = all('main form .actions button, main .inline button, .notice button:last-of-type, .head .actions > :is(a, button, span)')
  .find((button) => button.getClientRects().length);
if (target) {
  const { left: x, top: y, width, height } = target.getBoundingClientRect();
  const over = make('div', { class: 'whatsnew', role: 'status' }, 'All is up to date');
  const wide = Math.max(width + 24, 170);
  const from = Math.min(Math.max(x + scrollX + width / 2 - wide / 2, 230), innerWidth - wide - 20);
  Object.assign(over.style, { left: `${from}px`, top: `${y + scrollY - 10}px`, width: `${wide}px`,
    height: `${height + 20}px` });
  document.body.append(over);
  setTimeout(() => over.remove(), 2000);
}
""",
)
