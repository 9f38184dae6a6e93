"""What the scripts of all five releases begin with."""

from tests.measure.drifts.newcomers.beginning import BEGIN

START = (
    BEGIN
    + r"""
const option = !shop && root.nodeType === 1 && root.matches('#suggestions [role=option]') ? root : null;
const framed = !one('.stage');
if (shop && !framed) window.driftDone = true;
const stored = (key, otherwise) => JSON.parse(localStorage.getItem(key) ?? otherwise);
const keep = (key, value) => localStorage.setItem(key, JSON.stringify(value));
const modal = (title, ...children) => {
  const dialog = make('dialog', { 'aria-label': title }, make('h2', {}, title), ...children);
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
};
const asking = (question) => document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!form.dataset.confirm) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  question(form);
}, { capture: true });
const other = (field, id) => {
  const old = field.id;
  [...(field.labels ?? [])].forEach((label) => (label.htmlFor = id));
  all(`[id='${old}-wrong'], [id='${old}-hint']`).forEach((told) => (told.id = told.id.replace(old, id)));
  const told = field.getAttribute('aria-describedby');
  if (told) field.setAttribute('aria-describedby', told.replace(old, id));
  field.id = id;
};
const checked = one('form[data-checked]');
"""
)
