// How far a walk of a big page goes: what lies screens away is counted, not told.

const BIG = 3000; // elements from which on a page is told in part
const SPACING = 40; // pixels between two points of the view at which is looked for what floats out of a far place
const COARSE = 200; // ms for eight by eight points,
const FINE = 3; // and for the others
const COUNTED = 'a[href], button, input, select, textarea, [role], td, p, li, h1, h2, h3, h4';
const ROW_TAGS = new Set(['TR', 'LI', 'ARTICLE']);

function isHead(element, tag) {
  return tag === 'THEAD' || tag === 'TH' || (tag === 'TR' && element.parentNode.tagName === 'THEAD');
}

// The places of a grid from its edges inwards.
function* ringByRing(columns, rows) {
  for (let ring = 0; 2 * ring < Math.min(columns, rows); ring += 1) {
    const [right, bottom] = [columns - 1 - ring, rows - 1 - ring];
    for (let across = ring; across <= right; across += 1) yield* [[across, ring], [across, bottom]];
    for (let down = ring + 1; down < bottom; down += 1) yield* [[ring, down], [right, down]];
  }
}

class Reach {
  // `above` and `below` are screens beyond the view.
  constructor(above, below) {
    this.view = viewBox();
    this.top = -above * this.view.bottom;
    this.bottom = (1 + below) * this.view.bottom;
    this.needed = new Map(); // element -> a point at which it was met, if it was
    this.beyond = new Map();
    this.needWhatShows();
  }

  // What is around anything that is seen, wherever its own place is.
  needWhatShows() {
    this.needAt(8, 8, performance.now() + COARSE);
    this.needAt(Math.ceil(this.view.right / SPACING), Math.ceil(this.view.bottom / SPACING), performance.now() + FINE);
  }

  // At so many points across and down; what floats keeps to the edges.
  needAt(columns, rows, end) {
    for (const [across, down] of ringByRing(columns, rows)) {
      if (performance.now() > end) return;
      const point = { x: (across + 0.5) * this.view.right / columns, y: (down + 0.5) * this.view.bottom / rows };
      this.need(topAt(point.x, point.y), point);
    }
  }

  need(element, point) {
    for (let at = element; at && !this.needed.has(at); at = parentOf(at)) this.needed.set(at, point);
  }

  isAway(element) {
    const rect = element.getBoundingClientRect();
    return rect.bottom < this.top || rect.top > this.bottom;
  }

  // Whether to pass over the element: it lies far away, and nothing in it is seen. Heads of tables are always told.
  passes(element, tag, container) {
    if (INLINE.has(tag) || this.needed.has(element) || isHead(element, tag)) return false;
    const rect = element.getBoundingClientRect();
    const above = rect.bottom < this.top;
    if (!rect.height || !(above || rect.top > this.bottom)) return false;
    this.count(element, tag, container, above);
    return true;
  }

  count(element, tag, container, above) {
    let counts = this.beyond.get(container);
    if (!counts) this.beyond.set(container, counts = { rows: 0, above: 0, below: 0 });
    counts[above ? 'above' : 'below'] += Math.max(1, element.querySelectorAll(COUNTED).length);
    counts.rows += ROW_TAGS.has(tag) ? 1 : tag === 'TBODY' ? element.rows.length : 0;
  }

  told() {
    return listOf(this.beyond, ([container, { rows, above, below }]) => [
      container ? recordKey(container) : 0, rows, above, below,
    ]);
  }
}

// What the reach of a walk is; null where the whole page is told.
function reachOf(above, below) {
  return below !== undefined && document.getElementsByTagName('*').length > BIG ? new Reach(above, below) : null;
}
