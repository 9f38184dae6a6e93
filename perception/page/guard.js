// Lets a press through only if it meets the element that was meant: a page may shift between the look and the press.

const PRESSING = [
  'pointerdown', 'mousedown', 'touchstart', 'pointerup', 'mouseup', 'touchend', 'click', 'dblclick', 'auxclick',
];
let armed = null;

function guard(event) {
  if (!armed || !event.isTrusted || performance.now() > armed.until) return;
  if (event.type === 'pointerdown' && armed.missed === null) {
    const hit = topAt(event.clientX, event.clientY);
    armed.missed = armed.element && meets(hit, armed.element) ? '' : coverWords(hit || document.documentElement, armed.element);
    globalThis.__journeymanPressed?.(armed.missed);
  }
  if (!armed.missed) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

for (const type of PRESSING) {
  Reflect.apply(addEventListener, globalThis, [type, guard, { capture: true, passive: false }]);
}

// For so many milliseconds a press may meet nothing but this element; nothing at all in this frame where it is 0.
function arm(key, milliseconds) {
  armed = { element: elementOf(key), until: performance.now() + milliseconds, missed: null };
}
