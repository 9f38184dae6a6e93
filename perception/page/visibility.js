// Whether an element can be seen and met: boxes, clipping ancestors, hit tests.

const EVERYTHING = { opacityProperty: true, visibilityProperty: true };

function box(rect) {
  return { x: rect.left, y: rect.top, right: rect.right, bottom: rect.bottom };
}

function common(a, b) {
  return {
    x: Math.max(a.x, b.x), y: Math.max(a.y, b.y),
    right: Math.min(a.right, b.right), bottom: Math.min(a.bottom, b.bottom),
  };
}

function isEmpty(part) {
  return part.right - part.x < 1 || part.bottom - part.y < 1;
}

function lies(point, part) {
  return point !== undefined && part.x <= point.x && point.x <= part.right && part.y <= point.y && point.y <= part.bottom;
}

const HIT_TESTING = 700; // ms; where each hit test takes long, the rest of what is in view is believed to show

// What can be seen now: the viewport, what is known of clipping ancestors, until when to look closely, and a point at
// which each element was met that has been met already.
function sightNow(met = new Map()) {
  const end = performance.now() + HIT_TESTING;
  return { view: viewBox(), clips: new Map(), end, met };
}

function mapOf(picture) {
  return picture.getRootNode().querySelector(`map[name="${CSS.escape(picture.useMap.slice(1))}"]`);
}

// Where an area of an image map lies: a circle or a polygon by what encloses it, one without numbers as the picture.
function areaBox(area) {
  const map = area.closest('map');
  const picture = area.getRootNode().querySelector(`img[usemap="#${CSS.escape(map?.name || '')}"]`);
  if (!picture) return box({ left: 0, top: 0, right: 0, bottom: 0 });
  const frame = box(picture.getBoundingClientRect());
  const numbers = area.coords.split(',').map(Number).filter(Number.isFinite);
  if (numbers.length < 3) return frame;
  const [x, y, radius] = numbers;
  const across = area.shape === 'circle' ? [x - radius, x + radius] : numbers.filter((_, at) => at % 2 === 0);
  const down = area.shape === 'circle' ? [y - radius, y + radius] : numbers.filter((_, at) => at % 2 === 1);
  return common(frame, {
    x: frame.x + Math.min(...across), right: frame.x + Math.max(...across),
    y: frame.y + Math.min(...down), bottom: frame.y + Math.max(...down),
  });
}

// A box of its own, or that of what floats out of it.
function boxOf(element) {
  if (element.tagName === 'AREA') return areaBox(element);
  const own = box(element.getBoundingClientRect());
  if (!isEmpty(own)) return own;
  for (const inner of element.querySelectorAll('*')) {
    const rect = box(inner.getBoundingClientRect());
    if (!isEmpty(rect) && inner.checkVisibility(EVERYTHING)) return rect;
  }
  return own;
}

// Whether more of it can be seen by scrolling it: the page itself is told apart.
function scrolls(element) {
  // The style first, as the heights take longer to be had.
  return /auto|scroll/.test(getComputedStyle(element).overflowY) && element !== document.body
    && element.clientHeight > 0 && element.scrollHeight > element.clientHeight + 1;
}

function parentOf(element) {
  return element.assignedSlot || element.parentElement || element.getRootNode().host || null;
}

function isInside(element, ancestor) {
  for (let at = element; at; at = parentOf(at)) if (at === ancestor) return true;
  return false;
}

// What scrolling and clipping ancestors leave to see.
function clipOf(element, sight) {
  if (!element || element === document.documentElement || element === document.body) return sight.view;
  let clip = sight.clips.get(element);
  if (clip) return clip;
  const style = getComputedStyle(element);
  clip = style.position === 'fixed' ? sight.view : clipOf(parentOf(element), sight);
  if (style.overflow !== 'visible') clip = common(clip, box(element.getBoundingClientRect()));
  sight.clips.set(element, clip);
  return clip;
}

function topAt(x, y) {
  let hit = document.elementFromPoint(x, y);
  for (let root = hit && shadowOf(hit); root; root = hit && shadowOf(hit)) {
    const inner = root.elementFromPoint(x, y);
    if (!inner || inner === hit) break;
    hit = inner;
  }
  return hit;
}

function meets(hit, element) {
  if (!hit) return false;
  if (hit === element || isInside(hit, element)) return true;
  for (const label of element.labels || []) if (isInside(hit, label)) return true;
  // Clicks fall through it to what holds it: still the place where it is seen.
  return isInside(element, hit) && getComputedStyle(element).pointerEvents === 'none';
}

// The control inside an element that gets a press at the hit in its place, or null; a label belongs to its control,
// and what a native list offers to the list.
function controlAt(hit, element) {
  if (element instanceof HTMLSelectElement) return null;
  const outer = isInside(hit, element) ? element : listOf(element.labels || []).find((label) => isInside(hit, label));
  const meant = element.control || element;
  for (let at = outer && hit; at && at !== outer && at !== meant; at = parentOf(at)) {
    if (INTERACTIVE.has(roleOf(at, at.tagName)) || cards.get(element)?.has(at)) return at;
  }
  return null;
}

// Whether a press there is one on the element: a control inside a control takes it, unless it is all of it.
function takes(hit, element) {
  if (!meets(hit, element)) return false;
  const isControl = element.control || listens(element) || cards.has(element) || INTERACTIVE.has(roleOf(element, element.tagName));
  const inner = isControl ? controlAt(hit, element) : null;
  return !inner || tidy(textInside(inner)) === tidy(textInside(element));
}

function* pointsOf(part, rectsNow) {
  const inset = Math.min(3, (part.right - part.x) / 4, (part.bottom - part.y) / 4);
  yield [(part.x + part.right) / 2, (part.y + part.bottom) / 2];
  for (const x of [part.x + inset, part.right - inset]) {
    for (const y of [part.y + inset, part.bottom - inset]) yield [x, y];
  }
  // A link that wraps covers little of its box.
  const rects = rectsNow();
  if (rects.length > 1) for (const rect of rects) yield [(rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2];
}

// The first point of the part where a hit test meets the element, or null.
function pointOn(element, part, isText) {
  const rects = () => (isText ? [] : element.getClientRects());
  for (const [x, y] of pointsOf(part, rects)) if (meets(topAt(x, y), element)) return [x, y];
  return null;
}

// The first point of the part where a press would be one on the element; its own words are tried last.
function pressOn(element, part) {
  const rects = () => {
    const range = document.createRange();
    const words = listOf(element.childNodes).filter((node) => node.nodeType === TEXT_NODE && node.nodeValue.trim());
    const lines = words.flatMap((node) => (range.selectNodeContents(node), listOf(range.getClientRects())));
    return [...element.getClientRects(), ...lines];
  };
  for (const [x, y] of pointsOf(part, rects)) if (takes(topAt(x, y), element)) return [x, y];
  return null;
}

// Words that lie under a stretched pseudo-element can still be read: nothing of that element's own is there.
function readable(part) {
  const x = (part.x + part.right) / 2;
  const y = (part.y + part.bottom) / 2;
  const hit = topAt(x, y);
  if (!hit) return false;
  const own = hit.getBoundingClientRect();
  return x < own.left || x > own.right || y < own.top || y > own.bottom;
}

const SHOWN = 0;
const OFFSCREEN = 1;
const COVERED = 2;

// With `met`, something inside it has been met already.
function visibilityOf(element, whole, isText, met, sight) {
  const onScreen = common(whole, sight.view);
  if (isEmpty(onScreen)) return OFFSCREEN;
  if (met) return SHOWN;
  const clipped = common(onScreen, clipOf(isText ? element : parentOf(element), sight));
  const part = isEmpty(clipped) ? onScreen : clipped;
  if (performance.now() > sight.end) return isEmpty(clipped) ? OFFSCREEN : SHOWN;
  if (lies(sight.met.get(element), part) || pointOn(element, part, isText)) return SHOWN;
  if (isEmpty(clipped)) return OFFSCREEN;
  return isText && readable(part) ? SHOWN : COVERED;
}

// The dialog that keeps everything behind it from being used, or null.
function modalNow() {
  const modals = document.querySelectorAll('dialog:modal, [aria-modal=true]');
  return listOf(modals).filter((dialog) => dialog.checkVisibility(EVERYTHING)).pop() || null;
}

// What lies on top, in words: the first thing around the hit that has a role or a name.
function coverWords(hit, element) {
  for (let at = hit; at && at !== document.body && !isInside(element, at); at = parentOf(at)) {
    const role = roleOf(at, at.tagName);
    const name = (ariaName(at) || tidy(textInside(at))).slice(0, 60);
    if (role || name) return `${role || 'layer'}${name ? ` "${name}"` : ''}`;
  }
  return 'another layer';
}

function isDrawn(element) {
  const part = box(element.getBoundingClientRect());
  return element.checkVisibility(EVERYTHING) && part.right - part.x > 2 && part.bottom - part.y > 2 && part.right > 0;
}

// The control that lies on top, or null.
function coverControl(hit, element) {
  for (let at = hit; at && !isInside(element, at); at = parentOf(at)) {
    if (INTERACTIVE.has(roleOf(at, at.tagName)) || listens(at)) return at;
  }
  return null;
}

// The visible label that is drawn in place of a hidden check box, radio button or file field.
function standIn(control) {
  if (!control.labels?.length || isDrawn(control)) return undefined;
  return listOf(control.labels).find(isDrawn);
}
