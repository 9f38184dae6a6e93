// Installed in every frame before the page's own scripts: knows when the frame has become quiet.
(() => {
'use strict';
if (globalThis.__journeymanSettle) return;

const LONG_POLL = 3000;      // a request that once took longer is a long poll: it is not waited for again
const CAUSED_WITHIN = 150;   // a timer set so soon after input was caused by it
const LONGEST_TIMER = 2000;
const FIDGETING = 1000;      // what changes or draws for longer without a pause is an endless animation,
const ENDLESS = 3000;        // except for new content that came after the input: that only when it goes on for so long
const PAUSE = 250;
const now = () => performance.now();
const natives = {
  setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout,
  requestAnimationFrame: globalThis.requestAnimationFrame, cancelAnimationFrame: globalThis.cancelAnimationFrame,
};

let lastActivity = now();
let lastInput = -Infinity;
const requests = new Map();
const longPolls = new Set();
const timers = new Map();
const stretches = new WeakMap(); // node -> since when it changes without a pause, and when it last did
const drawings = new Set();
let drawing = null;
let scripted = document.readyState !== 'loading'; // whether the scripts that are put off until the page is read have run
document.addEventListener('DOMContentLoaded', () => { scripted = true; lastActivity = now(); }, { once: true });

function begin(address) {
  const token = {};
  requests.set(token, { address: String(address).split('?')[0], since: now() });
  return token;
}

function end(token) {
  const request = requests.get(token);
  if (!request) return;
  requests.delete(token);
  if (now() - request.since > LONG_POLL) longPolls.add(request.address);
  lastActivity = now();
}

const fetchOfPage = globalThis.fetch;
globalThis.fetch = function fetch(resource, options) {
  const token = begin(resource?.url ?? resource);
  const answer = fetchOfPage.call(this, resource, options);
  answer.then(() => end(token), () => end(token));
  return answer;
};

const { open, send } = XMLHttpRequest.prototype;
const addresses = new WeakMap();
XMLHttpRequest.prototype.open = function (method, address, ...rest) {
  addresses.set(this, address);
  return open.call(this, method, address, ...rest);
};
XMLHttpRequest.prototype.send = function (...body) {
  const token = begin(addresses.get(this));
  this.addEventListener('loadend', () => end(token), { once: true });
  return send.apply(this, body);
};

globalThis.setTimeout = function setTimeout(work, delay = 0, ...rest) {
  if (typeof work !== 'function' || delay > LONGEST_TIMER || now() - lastInput > CAUSED_WITHIN)
    return natives.setTimeout.call(globalThis, work, delay, ...rest);
  const id = natives.setTimeout.call(globalThis, (...given) => {
    timers.delete(id);
    lastActivity = now();
    work(...given);
  }, delay, ...rest);
  timers.set(id, true);
  return id;
};
globalThis.clearTimeout = function clearTimeout(id) {
  timers.delete(id);
  return natives.clearTimeout.call(globalThis, id);
};

// A canvas changes without a mutation: a drawing that input began is waited for, one that ran before is not.
globalThis.requestAnimationFrame = function requestAnimationFrame(work) {
  const caused = drawing ? drawing.caused : now() - lastInput < CAUSED_WITHIN;
  const id = natives.requestAnimationFrame.call(globalThis, (...given) => {
    drawings.delete(id);
    drawing = { caused };
    try { work(...given); } finally { drawing = null; }
  });
  if (caused && now() - lastInput < FIDGETING) drawings.add(id);
  return id;
};
globalThis.cancelAnimationFrame = function cancelAnimationFrame(id) {
  drawings.delete(id);
  return natives.cancelAnimationFrame.call(globalThis, id);
};

for (const kind of ['pointerdown', 'mousedown', 'mouseup', 'click', 'dblclick', 'keydown', 'input', 'change', 'drop'])
  addEventListener(kind, () => { lastInput = lastActivity = now(); }, { capture: true, passive: true });
addEventListener('scroll', () => { lastActivity = now(); }, { capture: true, passive: true });

function matters({ type, target }) {
  const at = now();
  let stretch = stretches.get(target);
  if (!stretch || at - stretch.last > PAUSE) stretches.set(target, stretch = { since: at, last: at });
  stretch.last = at;
  return at - stretch.since < (type === 'attributes' || stretch.since < lastInput ? FIDGETING : ENDLESS);
}
const WATCHED = { subtree: true, childList: true, attributes: true, characterData: true };
const observer = new MutationObserver((changes) => { if (changes.filter(matters).length) lastActivity = now(); });
observer.observe(document, WATCHED);
const { attachShadow } = Element.prototype;
Element.prototype.attachShadow = function (...options) {
  const root = attachShadow.apply(this, options);
  observer.observe(root, WATCHED);
  return root;
};

// What goes on for longer than a person would wait for is as good as endless.
const ending = (animation) => animation.playState === 'running'
  && animation.effect?.getComputedTiming().endTime - animation.currentTime < LONGEST_TIMER;

// One that has run out counts until the page is told so: on a busy machine that is several frames later.
const runningOut = new Set();
function animating() {
  for (const animation of document.getAnimations().filter(ending)) {
    if (runningOut.has(animation)) continue;
    const over = () => { runningOut.delete(animation); lastActivity = now(); };
    runningOut.add(animation);
    animation.finished.then(over, over);
  }
  return [...runningOut].some((animation) => animation.playState !== 'paused');
}

function busy(since) {
  if (document.readyState === 'loading' || (document.readyState === 'interactive' && !scripted)) return true;
  if (timers.size || drawings.size || animating()) return true;
  for (const { address, since: begun } of requests.values()) if (begun >= since && !longPolls.has(address)) return true;
  return false;
}

// Resolves with true once nothing has happened for `quiet` ms, with false after `cap` ms; `ago` is how long ago, in ms,
// the action began: requests that are older are not waited for. With `whole`, a document that has come with all that
// belongs to it, and in which nothing is under way, need not have been quiet.
function settled(ago, quiet, cap, whole) {
  const start = now(), since = start - ago;
  let lastBusy = since;
  return new Promise((resolve) => {
    const look = () => {
      const atWork = busy(since);
      if (atWork) lastBusy = now();
      if (whole && !atWork && document.readyState === 'complete') resolve(true);
      else if (now() - Math.max(lastBusy, lastActivity) >= quiet) resolve(true);
      else if (now() - start >= cap) resolve(false);
      else natives.setTimeout.call(globalThis, look, Math.min(whole ? 4 : 16, cap));
    };
    look();
  });
}

globalThis.__journeymanSettle = { document: Math.random().toString(36).slice(2), settled };
})();
