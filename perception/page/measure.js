// The second pass over what the walk found: where it lies, whether it shows, and names for the nameless.

function measure(records, sight) {
  const range = document.createRange();
  const modal = modalNow();
  const met = new Set(); // containers of what shows: that comes after them, and is looked at before them
  for (let at = records.length - 1; at >= 0; at -= 1) {
    const record = records[at];
    if (record.dropped) continue;
    const drawn = record.drawn || record.element;
    record.box = record.node ? lineBox(range, record) : boxOf(drawn);
    if (isEmpty(record.box)) {
      record.dropped = !CONTAINERS.has(record.role);
      record.seen = OFFSCREEN;
      continue;
    }
    record.seen = visibilityOf(drawn, record.box, Boolean(record.node), met.has(record), sight);
    if (record.seen === SHOWN) met.add(record.container);
    const isBehind = record.inert || (modal && !isInside(drawn, modal));
    if (record.seen === OFFSCREEN && isBehind) record.seen = COVERED;
    // It has no words of its own: only what is seen of it counts.
    if (record.role === 'canvas' && record.seen !== SHOWN) record.dropped = true;
  }
}

const LABEL_LIMIT = 60; // letters

function lineBox(range, record) {
  range.setStart(record.node, 0);
  range.setEnd(record.last, record.last.length);
  return box(range.getBoundingClientRect());
}

// A switch or a field without a name is called by the few words that stand nearest to it, a field by those before it.
// Words name one control, the nearest: rather none than the words of another.
function nameTheNameless(records) {
  const pairs = records.flatMap((record, at) => (record.nameless && !record.name && !record.dropped ? near(record, at, records) : []));
  const taken = new Set();
  for (const [, record, text] of pairs.sort(([a], [b]) => a - b)) {
    if (record.name || taken.has(text)) continue;
    taken.add(text);
    record.name = record.label = text.name;
  }
}

// What may name it: how far away, the record, and the text.
function near(record, at, records) {
  const isField = TYPED.has(record.role) || record.role === 'listbox';
  return records.slice(Math.max(0, at - 6), at + 7)
    .filter((other) => other.role === 'text' && !other.dropped && other.name.length <= LABEL_LIMIT)
    .filter((other) => !isField || stands(other.box, record.box))
    .map((other) => [gap(other.box, record.box), record, other])
    .filter(([distance, , other]) => distance < (isBeside(other.box, record.box) ? 120 : 48));
}

function isBeside(a, b) {
  return a.y < b.bottom && b.y < a.bottom;
}

// Whether a box stands left of another or above it.
function stands(a, b) {
  return a.right <= b.x + 4 || a.bottom <= b.y + 4;
}

// How far two boxes lie apart when one stands beside or above the other.
function gap(a, b) {
  const across = Math.max(a.x - b.right, b.x - a.right, 0);
  const down = Math.max(a.y - b.bottom, b.y - a.bottom, 0);
  return across && down ? Infinity : across + down;
}
