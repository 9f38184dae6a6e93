// Installed in every frame before the page's own scripts: fills fields, ticks boxes and chooses in lists, each in as few
// calls as it takes.
(() => {
'use strict';
if (globalThis.__journeymanFields) return;

const PLAIN = /^(text|search|email|tel|url|password)$/;
const DATED = /^(date|time|month|week|datetime-local)$/;
const SET_WHOLE = /^(color|date|datetime-local|month|range|time|week)$/;
const TYPING = ['keydown', 'keypress', 'beforeinput'];
const CHOICE = /\s*(?:"((?:[^"]|"")*)"(?=\s*(?:,|$))|([^,]*))\s*(?:,|$)/g;
const TICKING = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'];
const { execCommand } = Document.prototype;
const { preventDefault, stopImmediatePropagation } = Event.prototype;
const { addEventListener } = EventTarget.prototype;
let typed = null; // the one field that keys may reach for now, and whether one went elsewhere
let ticked = null; // the box that is about to be clicked, and what it is to be

function isPlain(field) {
  const takesText = field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && PLAIN.test(field.type));
  return takesText && field.isConnected && !field.readOnly && !field.matches(':disabled');
}

// Replace all that a field of plain text holds, as one who types does: the page may forbid it before, and learns of it
// after; what it makes of it is its own. Whether the text came; null where it is no such field, or there is no text.
function fill(field, text) {
  if (!text || !isPlain(field)) return null;
  field.focus();
  field.select();
  if (!hasFocus(field)) return null;
  const typing = { data: text, inputType: 'insertText', bubbles: true, cancelable: true, composed: true };
  if (!field.dispatchEvent(new InputEvent('beforeinput', typing))) return field.value === text;
  return hasFocus(field) && execCommand.call(document, 'insertText', false, text) && changed(field, false);
}

function hasFocus(field) {
  const at = field.getRootNode().activeElement;
  return at !== null && (field.contains(at) || (field.isContentEditable && at.contains(field)));
}

// Whether keys would go into a field; of what is none, such as a drawn page, only itself knows.
function takesKeys(field) {
  return hasFocus(field) || !(field.isContentEditable || field.matches('input, textarea, select'));
}

// Put text in at the caret, all at once: what a page does about it comes too late to lead the rest elsewhere. Whether it
// came; null where it is no field of plain text.
function insert(field, text) {
  if (!isPlain(field)) return null;
  return hasFocus(field) && execCommand.call(document, 'insertText', false, text);
}

// Whether so much text does not fit into it: a code goes on in the next of its fields then.
const isDivided = (field, length) => field.maxLength > 0 && length > field.maxLength;

// From now on no key reaches anything but this field, unless it strays rightly. Whether keys would go into it.
function beginTyping(field, strays) {
  typed = !strays && (field.matches('input, textarea') || field.isContentEditable) ? { field, strayed: false } : null;
  return takesKeys(field);
}

// Every key may go anywhere again. Whether all went into the field, as far as this frame can tell.
function endTyping() {
  const { field, strayed } = typed || {};
  typed = null;
  const left = field && (!document.hasFocus() || (document.activeElement?.matches('iframe') && !hasFocus(field)));
  return !strayed && !left;
}

function stopStray(event) {
  if (!typed || !event.isTrusted || (!typed.strayed && hasFocus(typed.field))) return;
  typed.strayed = true;
  hold(event);
}

function hold(event) {
  preventDefault.call(event);
  stopImmediatePropagation.call(event);
}

// `true`, `false` or `mixed`, as ARIA writes it.
const checkedOf = (box) => (box instanceof HTMLInputElement
  ? (box.indeterminate ? 'mixed' : String(box.checked)) : box.getAttribute('aria-checked') || 'false');

// The next click on the box may only make it so, within so many milliseconds. Whether it is so already.
function tick(box, on, milliseconds) {
  ticked = { box, wanted: String(on), until: performance.now() + milliseconds, held: false };
  return checkedOf(box) === ticked.wanted;
}

// A box that has come to be as it should meanwhile is not clicked: that would undo it. At the click itself a native one
// is the other way round already, until that is prevented.
function stopUndoing(event) {
  if (!ticked || !event.isTrusted || performance.now() > ticked.until) return;
  const { box, wanted } = ticked;
  if (event.type === 'pointerdown') ticked.held = checkedOf(box) === wanted;
  const native = box instanceof HTMLInputElement;
  const undoes = event.type === 'click' && (native ? event.composedPath()[0] === box : event.composedPath().includes(box))
    && (checkedOf(box) === wanted) !== native;
  if (ticked.held || undoes) hold(event);
  if (event.type === 'click' && (ticked.held || event.composedPath().includes(box))) ticked = null;
}

const listen = (stop) => (type) => addEventListener.call(globalThis, type, stop, { capture: true, passive: false });
TYPING.forEach(listen(stopStray));
TICKING.forEach(listen(stopUndoing));

// A field of dates, times and the like drops what it cannot read; whether it was taken, then. A page learns of the
// change at once, and not again from the browser when the field is left; of the types that are set as a whole it has
// learned already.
function changed(field, emptied) {
  if (DATED.test(field.type) && field.value === '') return emptied;
  if (SET_WHOLE.test(field.type)) return true;
  const told = field.value, root = field.getRootNode();
  const outer = root instanceof ShadowRoot ? root : window;
  const again = (event) => {
    if (event.composedPath()[0] !== field) return;
    outer.removeEventListener('change', again, true);
    if (event.isTrusted && field.value === told) event.stopImmediatePropagation();
  };
  field.dispatchEvent(new Event('change', { bubbles: true }));
  outer.addEventListener('change', again, true);
  return true;
}

// Which of the options is meant: by its exact words, else by its value. Or why none is.
function placeOf(wanted, options) {
  const fitting = (column) => options.filter((option) => column(option) === wanted);
  const [found, ...others] = [(option) => option.label.trim(), (option) => option.value].map(fitting).find((fits) => fits.length) || [];
  return !found ? 'none' : others.length ? 'several' : found.disabled ? 'disabled' : found;
}

// The choices of a list that takes several: parted by commas, those with a comma of their own in quotes. Read without
// quotes where all of that is offered, as it was written before there were any.
function parted(words, options) {
  const plain = words.split(',').map((each) => each.trim());
  const told = Array.from(words.matchAll(CHOICE), ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare.trim());
  const [read, other] = [plain, told].map((each) => each.filter(Boolean));
  return read.every((each) => placeOf(each, options) !== 'none') ? read : other;
}

// Choose in a native list, and nothing else. Answers why it does not, which
// option that is and what is offered; null where it is no native list.
function choose(list, words) {
  if (!(list instanceof HTMLSelectElement)) return null;
  const options = Array.from(list.options), offered = options.map((option) => option.label.trim());
  if (!list.isConnected || list.matches(':disabled')) return ['off', '', offered];
  const whole = [words.trim()];
  const wanted = list.multiple && !offered.includes(whole[0]) ? parted(words, options) : whole;
  const places = wanted.map((each) => placeOf(each, options));
  const unfit = places.findIndex((place) => typeof place === 'string');
  if (unfit >= 0) return [places[unfit], wanted[unfit], offered];
  list.value = undefined;
  for (const option of places) option.selected = true;
  list.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  list.dispatchEvent(new Event('change', { bubbles: true }));
  return ['', '', offered];
}

const verbs = { fill, choose, insert, isDivided, beginTyping, endTyping, tick };
// `gone` where the page has been replaced by another one: in that, the number is of something else.
const ask = (document, verb, number, ...given) =>
  (document === globalThis.__journeymanSettle.document ? verbs[verb](globalThis.__journeyman.element(number), ...given) : 'gone');
// The same in one go with finding the element again, where it still has this role, name and effect (see locate.js).
const act = (document, verb, number, role, name, effect, ...given) => (document === globalThis.__journeymanSettle.document
  ? globalThis.__journeyman.act(number, role, name, effect, (element) => verbs[verb](element, ...given)) : '');

globalThis.__journeymanFields = Object.freeze({ ask, act, changed });
})();
