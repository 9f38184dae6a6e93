// What a control holds, how it stands, and what it says it will do.

const OPTION_LIMIT = 200;
const TYPED = new Set(['textbox', 'searchbox', 'combobox', 'spinbutton', 'slider', 'file']);

// Once a field was one for a password, it stays secret, whatever type the page gives it to show what it holds.
function isSecret(element) {
  if (element.type === 'password') secrets.add(element);
  return secrets.has(element)
    || /\b(current|new)-password\b/.test(element.getAttribute('autocomplete') || '')
    || getComputedStyle(element).webkitTextSecurity !== 'none';
}

// The states say already whether it is secret, which is costly to find out.
function valueOf(element, tag, role, states) {
  if ((!TYPED.has(role) && role !== 'listbox' && !VALUED.has(role)) || states.includes('password')) return '';
  switch (tag) {
    case 'INPUT': return role === 'file' ? listOf(element.files, (file) => file.name).join(', ') : element.value;
    case 'TEXTAREA': return element.value;
    case 'SELECT': return chosenIn(element);
    case 'PROGRESS': case 'METER': return element.hasAttribute('value') ? String(element.value) : '';
    default: return ariaValue(element, role);
  }
}

// Several choices as one text: parted by commas, in quotes what has a comma itself, and all where one option is called
// as they are together.
function chosenIn(list) {
  const chosen = listOf(list.selectedOptions, (option) => tidy(option.text)), plain = chosen.join(', ');
  if (chosen.length < 2) return plain;
  const unclear = listOf(list.options).some((option) => tidy(option.text) === plain);
  return chosen.map((each) => (unclear || /,|^"/.test(each) ? `"${each.replaceAll('"', '""')}"` : each)).join(', ');
}

function ariaValue(element, role) {
  const written = element.getAttribute('aria-valuetext') || element.getAttribute('aria-valuenow');
  if (written) return tidy(written);
  if (role === 'listbox') {
    return listOf(element.querySelectorAll('[aria-selected=true]'), (option) => tidy(textInside(option))).join(', ');
  }
  return element.isContentEditable ? element.innerText.trim() : role === 'combobox' ? tidy(textInside(element)) : '';
}

function optionsOf(element, tag) {
  if (tag !== 'SELECT' && !(tag === 'INPUT' && element.hasAttribute('list'))) return [];
  const list = tag === 'SELECT' ? element.options : element.list?.options || [];
  return listOf(list).slice(0, OPTION_LIMIT).map((option) => tidy(option.label || option.value).slice(0, NAME_LIMIT));
}

const CHECKABLE = new Set(['checkbox', 'radio', 'switch', 'menuitemcheckbox', 'menuitemradio']);
const FORM_TAGS = new Set(['INPUT', 'SELECT', 'TEXTAREA', 'BUTTON', 'FIELDSET', 'OPTION']);

function checkedState(element, tag) {
  if (tag === 'INPUT') return element.indeterminate ? 'mixed' : element.checked ? 'checked' : 'unchecked';
  return { true: 'checked', mixed: 'mixed' }[element.getAttribute('aria-checked')] || 'unchecked';
}

const PRESSED = new Set(['BUTTON', 'A']);

// A button through which clicks fall is as good as disabled.
function isDisabled(element, tag) {
  return (FORM_TAGS.has(tag) && element.matches(':disabled')) || element.getAttribute('aria-disabled') === 'true'
    || (PRESSED.has(tag) && getComputedStyle(element).pointerEvents === 'none');
}

function isInvalid(element, tag) {
  const written = element.getAttribute('aria-invalid');
  return (written && written !== 'false') || (FORM_TAGS.has(tag) && element.matches(':user-invalid'));
}

const POPUPS = new Map(['menu', 'listbox', 'tree', 'grid', 'dialog'].map((popup) => [popup, `opens-${popup}`]));
POPUPS.set('true', POPUPS.get('menu'));

// What comes up where it is pressed or pointed at; whoever says whether that is there now has said enough.
function popupState(element) {
  const expanded = element.getAttribute('aria-expanded');
  if (expanded) return expanded === 'true' ? 'expanded' : 'collapsed';
  if (element.popoverTargetElement) return element.popoverTargetElement.matches(':popover-open') ? 'expanded' : 'collapsed';
  return POPUPS.get(element.getAttribute('aria-haspopup'));
}

function ariaStates(element) {
  const popup = popupState(element);
  const states = popup ? [popup] : [];
  if (element.getAttribute('aria-selected') === 'true') states.push('selected');
  if (element.getAttribute('aria-pressed') === 'true') states.push('pressed');
  return states;
}

const WRITTEN = new Set(['date', 'time', 'month', 'week', 'datetime-local', 'color']);
const CARD = /\bcc-(number|csc)\b/;

function fieldStates(element, tag) {
  const states = [];
  if (element.required || element.getAttribute('aria-required') === 'true') states.push('required');
  if (isInvalid(element, tag)) states.push('invalid');
  if (element.readOnly || element.getAttribute('aria-readonly') === 'true') states.push('readonly');
  if (isSecret(element)) states.push('password');
  if (tag === 'INPUT' && WRITTEN.has(element.type)) states.push(element.type);
  if (CARD.test(element.getAttribute('autocomplete') || '')) states.push('card');
  if (tag === 'TEXTAREA' || element.isContentEditable || element.getAttribute('aria-multiline') === 'true') {
    states.push('multiline');
  }
  return states;
}

function statesOf(element, tag, role) {
  const states = ariaStates(element);
  if (CHECKABLE.has(role)) states.push(checkedState(element, tag));
  if (isDisabled(element, tag)) states.push('disabled');
  if (element.matches(':focus')) states.push('focused');
  if (tag === 'SUMMARY') states.push(element.parentElement.open ? 'expanded' : 'collapsed');
  if (tag === 'OPTION' && element.selected) states.push('selected');
  if (FORM_TAGS.has(tag) || TYPED.has(role) || CHECKABLE.has(role)) states.push(...fieldStates(element, tag));
  return states;
}

// What the field complains about; only while it is invalid, because a description is no complaint.
function messageOf(element, tag) {
  if (!isInvalid(element, tag)) return '';
  return referenced(element, 'aria-errormessage') || referenced(element, 'aria-describedby')
    || tidy(element.validationMessage || '');
}

function request(method, address) {
  return /^(https?|file):/.test(address) ? `${method.toUpperCase()} ${address}` : '';
}

function submits(element, tag) {
  return (tag === 'BUTTON' && element.type === 'submit') || (tag === 'INPUT' && /^(submit|image)$/.test(element.type));
}

// Whether Enter in the field sends its form.
function entersForm(element, tag) {
  return tag === 'INPUT' && !/^(button|reset|hidden|checkbox|radio|file|range|color)$/.test(element.type);
}

// What the page itself says that activating the control (of a field: Enter in it) asks of the server:
// `GET URL`, `POST URL`, or "".
function effectOf(element, tag) {
  if (tag === 'A' || tag === 'AREA') return request(element.getAttribute('data-method') || 'get', element.href);
  return element.form && (submits(element, tag) || entersForm(element, tag)) ? submission(element, element.form) : '';
}

// Read through the prototype: a field of the form may be called "action" and hide the form's own.
function submission(element, form) {
  const written = (attribute) => Reflect.apply(Element.prototype.getAttribute, form, [attribute]);
  const method = element.getAttribute('data-method') || element.getAttribute('formmethod') || written('method') || 'get';
  const address = element.getAttribute('formaction') || written('action') || document.URL;
  return method.toLowerCase() !== 'dialog' && URL.canParse(address, document.baseURI)
    ? request(method, new URL(address, document.baseURI).href) : '';
}

function isTick(element, tag) {
  return tag === 'INPUT' && /^(checkbox|radio|file)$/.test(element.type);
}
