// Lets a press through only if it meets the element that was meant: a page may shift between the look and the press.

const PRESSING = [
  'pointerdown', 'mousedown', 'touchstart', 'pointerup', 'mouseup', 'touchend', 'click', 'dblclick', 'auxclick',
  'contextmenu',
];
const { __journeymanPressed: reportAtStart } = globalThis;
let armed = null;

function guard(event) {
  if (!armed || !event.isTrusted || performance.now() > armed.until) return;
  if (event.type === 'pointerdown') judge(event);
  if (!armed.missed) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

// Every press is judged: what the first click of two sets off may lie where the second one goes.
function judge(event) {
  const hit = topAt(event.clientX, event.clientY);
  const right = armed.element && takes(hit, armed.element);
  armed.missed = right ? '' : coverWords(hit || document.documentElement, armed.element);
  (reportAtStart || globalThis.__journeymanPressed)?.(written([armed.token, armed.missed]));
}

for (const type of PRESSING) {
  Reflect.apply(addEventListener, globalThis, [type, guard, { capture: true, passive: false }]);
}

// For so many milliseconds a press may meet nothing but this element; nothing at all in this frame where it is 0.
// The token is told with what was met, so that no page can tell in our place.
function arm(key, milliseconds, token) {
  armed = milliseconds > 0 ? { element: elementOf(key), until: performance.now() + milliseconds, missed: '', token } : null;
}
