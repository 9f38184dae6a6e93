// Lets a press through only if it meets the element that was meant: a page may shift between the look and the press.

const PRESSING = [
  'pointerdown', 'mousedown', 'touchstart', 'pointerup', 'mouseup', 'touchend', 'click', 'dblclick', 'auxclick',
  'contextmenu',
];
let armed = null;

function guard(event) {
  if (!armed || !event.isTrusted || performance.now() > armed.until) return;
  if (event.type === 'pointerdown') judge(event);
  if (event.type === 'pointerup') later(released, 0, armed); // the click that belongs to it has been handled by then
  if (!armed.missed) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

// Every press is judged: what the first click of two sets off may lie where the second one goes.
function judge(event) {
  const { element } = armed;
  const wrong = [topAt(event.clientX, event.clientY), aimedAt(event)].find((hit) => !element || !takes(hit, element));
  armed.missed = wrong === undefined ? '' : coverWords(wrong || document.documentElement, element);
  armed.strayed ||= armed.missed;
  armed.presses += 1;
  tell(armed);
}

// What the browser sends the press to. It has chosen that before anybody is asked: what reacts to the pointer, or has
// moved since, may lie elsewhere now. Of what a closed shadow root holds only the host is told: then, what lies there.
function aimedAt(event) {
  const [target] = event.composedPath();
  return closedRoots.has(target) ? topAt(event.clientX, event.clientY) : target;
}

// After the last press the guard lifts itself, unless it had to hold one back.
function released(mine) {
  if (mine.presses < mine.times) return;
  if (!mine.strayed) mine.until = 0;
  mine.over?.();
}

function tell(mine) {
  if (mine.strayed || (mine.times && mine.presses >= mine.times)) mine.told?.(mine.strayed);
}

for (const type of PRESSING) {
  Reflect.apply(addEventListener, globalThis, [type, guard, { capture: true, passive: false }]);
}

// For so many milliseconds, or until it was pressed so many times, a press may meet nothing but this element; nothing
// at all in this frame where it is 0.
function arm(key, milliseconds, times) {
  const until = performance.now() + milliseconds;
  armed = milliseconds > 0 ? { element: elementOf(key), until, times, presses: 0, missed: '', strayed: '' } : null;
}

// Resolves as soon as it is known what the presses met instead of what was meant, in words: '' when they met that.
function pressed() {
  const mine = armed;
  return mine && new Promise((resolve) => {
    mine.told = resolve;
    tell(mine);
    later(resolve, mine.until - performance.now(), null);
  });
}

// Resolves when the presses that are on their way are over, after so many milliseconds at most.
function over(milliseconds) {
  const mine = armed;
  return mine?.until && new Promise((resolve) => {
    mine.over = resolve;
    later(resolve, milliseconds);
  });
}
