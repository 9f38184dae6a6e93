// What can only be known by watching from the start: click listeners, closed shadow roots, password fields.

// Taken once: a look-up on the page's own `Node` for every node of a document is felt.
const { TEXT_NODE, ELEMENT_NODE } = Node;

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

// A field that held a password stays secret when the page shows its characters by changing its type.
Reflect.apply(addEventListener, globalThis, ['beforeinput', (event) => {
  const field = event.composedPath()[0];
  if (field instanceof HTMLInputElement && field.type === 'password') secrets.add(field);
}, { capture: true, passive: true }]);

// Elements of a kind that the page defines, seen though nothing of their own content is: what they show may be in a
// closed root that was declared in HTML, made without attachShadow. Only the browser itself can hand that out.
const asked = new WeakSet();

function isOpaque(element, tag) {
  if (!tag.includes('-') || shadowOf(element) || asked.has(element)) return false;
  const child = element.firstElementChild;
  if (child ? child.checkVisibility() : element.textContent.trim()) return false;
  asked.add(element);
  return element.getClientRects().length > 0;
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
