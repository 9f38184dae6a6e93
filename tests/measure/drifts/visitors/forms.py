# ruff: noqa: E501
"""Imitates forms made over: values to read before they are edited, folded parts, lists for quantities, a review, a reason,
deleting where one edits.

Look-alikes: a folded billing address with the words of the address.
"""

from tests.measure.drifts.change import Change
from tests.measure.drifts.visitors.beginning import START

FORMS = Change(
    "forms release",
    css="""
.bar-top { position: sticky; top: 0; z-index: 5; background: #fff; padding: 10px 0; margin-bottom: 12px; } .facts dt { font-weight: 600; }
details { border: 1px solid #e1e6ea; border-radius: 8px; padding: 10px 14px; margin-bottom: 12px; } summary { font-weight: 600; cursor: pointer; }
.zone { border-color: #e3bdba; margin-top: 30px; } dialog[aria-label] { border: 0; border-radius: 12px; padding: 24px; width: 420px; } .zone h2 { color: #b3372f; }
""",
    script=START
    + r"""
if (!shop || framed) return;
const act = (words, work, kind = '') => press(make('button', { type: 'button', class: kind }, words), work);
const field = (id, words) => make('div', { class: 'field' }, make('label', { for: id }, words), make('input', { id }));
const folded = (title, ...parts) => make('details', {}, make('summary', {}, title), ...parts);
const search = one('form[role=search]');
if (search) {
  search.prepend(make('select', { 'aria-label': 'Search in' }, ...['Everything', 'Names', 'Companies', 'Cities'].map((each) => make('option', {}, each))));
  one('input', search).setAttribute('aria-label', 'Search term');
  all('main [data-delete]').forEach((button) => button.remove());
}
const edited = /\/customers\/(\d+)\/edit/.exec(path);
if (edited) {
  const bar = one('.actions', checked);
  bar.classList.add('bar-top');
  one('a', bar).textContent = 'Discard';
  checked.prepend(bar);
  const who = one('.crumbs a[href$="' + edited[1] + '"]').textContent;
  all('.field > label', checked).filter((label) => label.textContent === 'E-mail').forEach((label) => (label.textContent = 'E-mail address'));
  const [person, address] = all('fieldset', checked);
  person.append(make('div', { class: 'field' }, make('label', { for: 'speaks' }, 'Preferred language *'), make('select', { id: 'speaks', required: '' }, ...['English', 'Deutsch', 'Français'].map((each) => make('option', {}, each)))));
  address.after(folded('Billing address, if it is another', field('billing_street', 'Street'), field('billing_postcode', 'Postcode'), field('billing_city', 'City')));
  const ask = () => {
    const form = make('form', { method: 'post', action: path.replace('edit', 'delete') }, make('div', { class: 'actions' }, act('Keep', () => dialog.remove(), 'plain'), make('button', { class: 'danger' }, 'Delete customer')));
    const dialog = modal(`Delete ${who}?`, make('p', {}, 'Their files and messages go with them. This cannot be undone.'), form);
  };
  checked.after(make('section', { class: 'card zone' }, make('h2', {}, 'Danger zone'), make('p', {}, `Delete ${who} with all files and messages.`), act('Delete this customer', ask, 'danger')));
}
if (path === '/settings') all('.columns > .card').forEach((card) => {
  const [heading, ...parts] = [...card.children];
  const told = make('dl', { class: 'facts' });
  all('.field, .bare, .switch, .tick', card).filter((row) => !row.matches('.bare .tick')).forEach((row) => {
    const control = one('select, input:not([type=hidden]), [role=switch]', row);
    const name = (one('label, legend, span[aria-hidden]', row)?.textContent || row.textContent).trim();
    const value = row.matches('.bare') ? one(':checked', row)?.value : control.matches('[role=switch]') ? (control.ariaChecked === 'true' ? 'On' : 'Off') : control.type === 'checkbox' ? (control.checked ? 'On' : 'Off') : control.value;
    told.append(make('dt', {}, name), make('dd', {}, value || '—'));
  });
  parts.forEach((part) => (part.hidden = true));
  const change = act('Edit', () => {
    parts.forEach((part) => (part.hidden = false));
    told.remove();
    change.remove();
  }, 'plain');
  change.setAttribute('aria-label', `Edit ${heading.textContent}`);
  heading.after(told, change);
});
if (one('number-stepper')) {
  const [price, stepper] = [one('.field', checked), one('number-stepper')];
  const wrong = one('#reorder_level-wrong');
  const hint = one('p.muted', checked);
  const level = make('div', { class: 'level' });
  stepper.before(folded('Price', price), level);
  const kept = one('input', stepper.shadowRoot);
  const input = make('input', { id: 'level', name: 'reorder_level', inputmode: 'numeric', value: kept.value, 'aria-describedby': 'level-hint' });
  stepper.remove();
  hint.id = 'level-hint';
  level.replaceWith(folded('Stock and reordering', make('div', { class: 'field' }, make('label', { for: 'level' }, 'Reorder level'), input), wrong, hint));
}
if (path === '/cart') all('main form.card input[type=number]').forEach((input) => {
  const options = [...Array(Math.max(10, Number(input.value)) + 1).keys()].map((each) => make('option', {}, String(each)));
  const list = make('select', { name: input.name, 'aria-label': input.ariaLabel }, ...options);
  list.value = input.value;
  list.addEventListener('change', () => list.form.submit());
  input.replaceWith(list);
});
if (path === '/cart') all('main form.card .actions button').at(-1)?.remove();
asking((form) => {
  const words = one('button', form).textContent.trim();
  const reasons = ['Asked for by the customer', 'Out of stock', 'Entered twice'].map((each, n) => make('label', { class: 'tick' }, make('input', { type: 'radio', name: 'reason', ...(n ? {} : { checked: '' }) }), each));
  const no = act(`Keep the ${words.split(' ').pop()}`, () => dialog.remove(), 'plain');
  const dialog = modal(form.dataset.confirm.replace(/(?<=\?).*/, ''), ...(path === '/cart' ? [] : reasons), make('div', { class: 'actions' }, no, act(words, () => form.submit(), 'danger')));
});
if (path.startsWith('/messages/new')) {
  const send = one('.actions button', checked);
  const [to, subject, body] = all('.field', checked);
  checked.prepend(subject);
  one('label', to).textContent = 'To';
  one('label', body).textContent = 'Message';
  send.hidden = true;
  const review = act('Review', () => {
    const shown = [to, subject, body].map((each) => [one('label', each).textContent, one('input, textarea', each).value]);
    const facts = make('dl', {}, ...shown.flatMap(([name, value]) => [make('dt', {}, name), make('dd', {}, value)]));
    const dialog = modal('Ready to send?', facts, make('div', { class: 'actions' }, act('Change', () => dialog.remove(), 'plain'), act('Send message', () => (dialog.remove(), checked.requestSubmit()))));
  });
  send.after(review);
}
""",
)
