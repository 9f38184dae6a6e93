// Installed in every frame before the page's own scripts: fills fields and chooses in lists, each in as few calls as it takes.
(() => {
'use strict';
if (globalThis.__journeymanFields) return;

const PLAIN = /^(text|search|email|tel|url|password)$/;
const DATED = /^(date|time|month|week|datetime-local)$/;
const SET_WHOLE = /^(color|date|datetime-local|month|range|time|week)$/;
const COMES_WITHIN = 1000; // ms
const { setTimeout } = globalThis;
const coming = new WeakMap(); // field -> whether what was inserted since it was made ready has come to it

function isPlain(field) {
  const takesText = field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && PLAIN.test(field.type));
  return takesText && field.isConnected && !field.readOnly && !field.matches(':disabled');
}

// Whether it is a field of plain text, and what is inserted next replaces all that it holds.
function ready(field) {
  if (!isPlain(field)) return false;
  coming.set(field, new Promise((resolve) => {
    field.addEventListener('input', () => resolve(true), { capture: true, once: true });
  }));
  field.focus();
  field.select();
  return field.getRootNode().activeElement === field;
}

// Whether the text comes to the field that was made ready for it; what the page makes of it is the page's own.
async function took(field, text) {
  const late = new Promise((resolve) => { setTimeout(resolve, COMES_WITHIN, false); });
  const came = Boolean(field) && (await Promise.race([coming.get(field), late]) || field.value === text);
  return came && changed(field, false);
}

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

// What a native list offers, as words, value and whether it is disabled, and whether it takes several; else null.
function offered(list) {
  if (!(list instanceof HTMLSelectElement)) return null;
  return [Array.from(list.options, (option) => [option.label.trim(), option.value, option.disabled]), list.multiple];
}

// Whether the list takes the options at these places, and nothing else.
function choose(list, places) {
  if (!list?.isConnected || list.matches(':disabled')) return false;
  list.value = undefined;
  for (const place of places) list.options[place].selected = true;
  list.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  list.dispatchEvent(new Event('change', { bubbles: true }));
  return true;
}

const verbs = { ready, took, offered, choose };
// `gone` where the page has been replaced by another one: in that, the number is of something else.
const ask = (document, verb, number, ...given) =>
  (document === globalThis.__journeymanSettle.document ? verbs[verb](globalThis.__journeyman.element(number), ...given) : 'gone');

globalThis.__journeymanFields = Object.freeze({ ask, changed });
})();
