// What is needed of the language and the window, taken before a page can put something of its own in its place.

const { Map, Promise, Set, WeakMap, WeakSet, WeakRef } = globalThis;
// Taken once: a look-up on the page's own `Node` for every node of a document is felt.
const { TEXT_NODE, ELEMENT_NODE } = Node;
const { stringify } = JSON;
const listOf = Array.from.bind(Array);

function native(method) {
  return Function.prototype.call.bind(method);
}

function nativeGetter(owner, name) {
  return native(Object.getOwnPropertyDescriptor(owner, name).get);
}

const firstChildOf = nativeGetter(Node.prototype, 'firstChild');
const nextSiblingOf = nativeGetter(Node.prototype, 'nextSibling');
const typeOf = nativeGetter(Event.prototype, 'type');
const pathOf = native(Event.prototype.composedPath);
const prevent = native(Event.prototype.preventDefault);
const stop = native(Event.prototype.stopImmediatePropagation);
const widthOf = nativeGetter(globalThis, 'innerWidth');
const heightOf = nativeGetter(globalThis, 'innerHeight');

function viewBox() {
  return { x: 0, y: 0, right: widthOf(globalThis), bottom: heightOf(globalThis) };
}

// Some pages teach arrays and texts to write themselves as JSON in a way of their own.
function writtenEach(values) {
  const own = [Array, Object, String, Number].map(({ prototype }) => [prototype, prototype.toJSON]).filter(([, of]) => of);
  for (const [prototype] of own) delete prototype.toJSON;
  try {
    return values.map((value) => stringify(value));
  } finally {
    for (const [prototype, toJSON] of own) prototype.toJSON = toJSON;
  }
}

function written(value) {
  return writtenEach([value])[0];
}

// A field of a form that is called "tagName" hides what the form itself has of that name.
const HIDEABLE = (
  'nodeType tagName localName id firstElementChild parentElement assignedSlot shadowRoot isConnected textContent '
  + 'onclick onmousedown onpointerdown onmouseup ondblclick inert contentEditable childNodes clientWidth clientHeight '
  + 'scrollHeight getAttribute hasAttribute hasAttributes checkVisibility getBoundingClientRect getClientRects '
  + 'getRootNode querySelector querySelectorAll getElementsByTagName matches closest computedStyleMap').split(' ');

function isHidden(form) {
  return form instanceof HTMLFormElement && HIDEABLE.some((name) => form[name] !== Reflect.get(HTMLFormElement.prototype, name, form));
}
