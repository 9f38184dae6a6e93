// What can only be known by watching from the start: click listeners, closed shadow roots, password fields.

const CLICKS = new Set([
  'click', 'dblclick', 'mousedown', 'mouseup', 'pointerdown', 'pointerup', 'touchstart', 'touchend',
]);
const listening = new WeakSet();
const closedRoots = new WeakMap();
const secrets = new WeakSet();

const { addEventListener } = EventTarget.prototype;
EventTarget.prototype.addEventListener = function (type, listener, options) {
  if (listener && CLICKS.has(type) && this instanceof Element) listening.add(this);
  return Reflect.apply(addEventListener, this, arguments);
};

const { attachShadow } = Element.prototype;
Element.prototype.attachShadow = function (options) {
  const root = Reflect.apply(attachShadow, this, arguments);
  if (root.mode === 'closed') closedRoots.set(this, root);
  return root;
};

// A field into which a password was typed is noted, as no look may have met it before its type was changed.
Reflect.apply(addEventListener, globalThis, ['beforeinput', (event) => {
  const field = event.composedPath()[0];
  if (field instanceof HTMLInputElement && field.type === 'password') secrets.add(field);
}, { capture: true, passive: true }]);

// Elements seen though nothing of their own content is: what they show may be in a closed root that was declared in
// HTML, made without attachShadow. Only the browser itself can hand that out.
const asked = new WeakSet();
const HOSTS = new Set((
  'ARTICLE ASIDE BLOCKQUOTE DIV FOOTER H1 H2 H3 H4 H5 H6 HEADER MAIN NAV P SECTION SPAN').split(' '));

function isOpaque(element, tag) {
  const defined = tag.includes('-');
  if (!(defined || HOSTS.has(tag)) || shadowOf(element) || asked.has(element)) return false;
  const child = element.firstElementChild;
  if (child ? child.checkVisibility() : element.textContent.trim()) return false;
  if (!defined && !isFilled(element)) return false;
  asked.add(element);
  return element.getClientRects().length > 0;
}

// Whether an element without content of its own takes up room that its style does not explain.
function isFilled(element) {
  return element.clientHeight > 0 && element.clientWidth > 0
    && element.computedStyleMap().get('height').value === 'auto'
    && ['::before', '::after'].every((part) => getComputedStyle(element, part).content === 'none');
}

function adopt(root) {
  closedRoots.set(root.host, root);
}

function shadowOf(element) {
  return element.shadowRoot || closedRoots.get(element) || null;
}

function listens(element) {
  return listening.has(element) || Boolean(
    element.onclick || element.onmousedown || element.onpointerdown || element.onmouseup || element.ondblclick);
}

const keys = new WeakMap();
const alive = new Map();
let lastKey = 0;

// A number that stays with a node as long as it lives, unique in this frame.
function keyOf(node) {
  let key = keys.get(node);
  if (key === undefined) {
    key = ++lastKey;
    keys.set(node, key);
    alive.set(key, new WeakRef(node));
  }
  return key;
}

function nodeOf(key) {
  const node = alive.get(key)?.deref() || null;
  if (!node) alive.delete(key);
  return node;
}

function elementOf(key) {
  const node = nodeOf(key);
  return node && node.nodeType === TEXT_NODE ? node.parentElement : node;
}
