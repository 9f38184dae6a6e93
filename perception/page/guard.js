// Lets a press through only if it meets the element that was meant: a page may shift between the look and the press.

const PRESSING = [
  'pointerdown', 'mousedown', 'touchstart', 'pointerup', 'mouseup', 'touchend', 'click', 'dblclick', 'auxclick',
  'contextmenu',
];
const { __journeymanPressed: reportAtStart } = globalThis;
let armed = null;

function guard(event) {
  if (!armed || !event.isTrusted || performance.now() > armed.until) return;
  if (typeOf(event) === 'pointerdown') judge(event);
  if (!armed.missed) return;
  prevent(event);
  stop(event);
}

// Every press is judged: what the first click of two sets off may lie where the second one goes.
function judge(event) {
  armed.missed = instead(topAt(event.clientX, event.clientY)) || instead(aimedAt(event));
  armed.presses += 1;
  if (armed.asked) armed.tell();
  else (reportAtStart || globalThis.__journeymanPressed)?.(written([armed.token, armed.missed]));
}

// What a press there would meet instead of what is meant, in words; '' where it would meet that.
function instead(hit) {
  const { element } = armed;
  return element && takes(hit, element) ? '' : coverWords(hit || document.documentElement, element);
}

// What the browser sends the press to. It has chosen that before anybody is asked: what reacts to the pointer, or has
// moved since, may lie elsewhere now. Of what a closed shadow root holds only the host is told: then, what lies there.
function aimedAt(event) {
  const target = pathOf(event)[0];
  return closedRoots.has(target) ? topAt(event.clientX, event.clientY) : target;
}

for (const type of PRESSING) {
  Reflect.apply(addEventListener, globalThis, [type, guard, { capture: true, passive: false }]);
}

// For so many milliseconds a press may meet nothing but this element; nothing at all in this frame where it is 0.
// What it met is told to whoever asks by `pressed`, if it is `asked` for; else it is reported with the token, so that no
// page can tell in our place.
function arm(key, milliseconds, token, asked) {
  armed = milliseconds > 0 ? {
    element: elementOf(key), until: performance.now() + milliseconds, missed: '', token, asked, presses: 0, tell() {},
  } : null;
}

// What the presses of a guard have met instead of what was meant, once there were so many or one that did not meet that;
// '' where all did, null where there is no such guard any more.
function pressed(token, presses) {
  const guard = armed;
  if (guard?.token !== token) return null;
  return new Promise((resolve) => {
    guard.tell = () => { if (guard.missed || guard.presses >= presses) resolve(guard.missed); };
    guard.tell();
  });
}
