// How far a walk of a big page goes: what lies screens away is counted, not told.

const BIG = 3000; // elements from which on a page is told in part
const SAMPLES = 8; // points across and down the view at which is looked for what floats out of a far place
const SAMPLING = 200; // ms
const COUNTED = 'a[href], button, input, select, textarea, [role], td, p, li, h1, h2, h3, h4';
const ROW_TAGS = new Set(['TR', 'LI', 'ARTICLE']);

function isHead(element, tag) {
  return tag === 'THEAD' || tag === 'TH' || (tag === 'TR' && element.parentNode.tagName === 'THEAD');
}

class Reach {
  // `above` and `below` are screens beyond the view.
  constructor(above, below) {
    this.view = viewBox();
    this.top = -above * this.view.bottom;
    this.bottom = (1 + below) * this.view.bottom;
    this.needed = new Set();
    this.beyond = new Map();
    this.needWhatShows();
  }

  // What is around anything that is seen, wherever its own place is.
  needWhatShows() {
    const end = performance.now() + SAMPLING;
    for (let sample = 0; sample < SAMPLES * SAMPLES && performance.now() < end; sample += 1) {
      const across = sample % SAMPLES, down = (5 * sample + (sample >> 3)) % SAMPLES; // spread out from the start
      const hit = topAt((across + 0.5) * this.view.right / SAMPLES, (down + 0.5) * this.view.bottom / SAMPLES);
      this.need(hit);
    }
  }

  need(element) {
    for (let at = element; at && !this.needed.has(at); at = parentOf(at)) this.needed.add(at);
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
