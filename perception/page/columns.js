// What the walk found, as columns of numbers and texts: less to hand over and to read than an object a node.

const MARKS = ['data-testid', 'data-test', 'data-cy', 'id', 'name'];

// Tenths of a pixel, because whole numbers are the quickest to write and to read.
function tenths(box) {
  const tenth = (pixels) => Math.round(pixels * 10);
  return [tenth(box.x), tenth(box.y), tenth(box.right - box.x), tenth(box.bottom - box.y)];
}

// Attributes that name the element; an id that looks generated will be another one tomorrow.
function marksOf(element) {
  const marks = [];
  for (const attribute of MARKS) {
    const value = element.getAttribute(attribute);
    if (value && !(attribute === 'id' && GENERATED.test(value))) marks.push([attribute, value]);
  }
  return marks;
}

// Each text once in `pool`, and `at` which one each node has: pages repeat themselves.
function pooled(texts) {
  const places = new Map();
  const at = texts.map((text) => {
    let place = places.get(text);
    if (place === undefined) places.set(text, place = places.size);
    return place;
  });
  return { pool: listOf(places.keys()), at };
}

// What only some nodes have, by field: `at` the positions of those nodes, and what is there `of` them.
function detailsOf(records) {
  const details = {};
  records.forEach((record, position) => tellDetails(record, (field, value) => {
    if (!value.length) return;
    const { at, of } = details[field] ??= { at: [], of: [] };
    at.push(position);
    of.push(value);
  }));
  return details;
}

function tellDetails(record, tell) {
  const { element, tag, role } = record;
  if (record.node) return;
  if (record.shown && record.shown !== record.name) tell('text', record.shown);
  if (INTERACTIVE.has(role)) {
    tellControl(element, tag, role, tell);
    if (!TYPED.has(role)) tell('hint', besideName(element, record.name));
    if (role === 'slider' || role === 'spinbutton') tell('about', boundsOf(element, tag));
    else if (role === 'clickable' && (!record.name || element instanceof SVGElement)) tell('about', lookOf(element));
  }
  else if (element.hasAttributes()) tell('states', statesOf(element, tag, role));
  if (element.hasAttributes()) tell('marks', marksOf(element));
}

function tellControl(element, tag, role, tell) {
  const states = statesOf(element, tag, role);
  tell('states', states);
  tell('value', valueOf(element, tag, role, states).slice(0, TEXT_LIMIT));
  tell('options', optionsOf(element, tag));
  tell('effect', effectOf(element, tag));
  tell('message', messageOf(element, tag));
}

// The key of a line of text is that of its first text node.
function recordKey(record) {
  return keyOf(record.node || record.element);
}

// One entry a node in each column but those of details; four in `boxes`. `parents` are the keys of containers; a
// path goes on from that of the container where it starts with ">" or " ".
function columnsOf(records) {
  return {
    keys: records.map(recordKey),
    parents: records.map(({ container }) => (container ? recordKey(container) : 0)),
    roles: pooled(records.map(({ role }) => role)),
    names: pooled(records.map(({ name }) => name.slice(0, NAME_LIMIT))),
    labels: pooled(records.map(({ label }) => (label || '').slice(0, NAME_LIMIT))),
    paths: pooled(records.map(({ path }) => path)),
    boxes: records.flatMap((record) => tenths(record.box)),
    seen: records.map(({ seen }) => seen),
    ...detailsOf(records),
  };
}

// The columns as texts, one a line: its name, a blank and what is in it.
function linesOf(records) {
  return namedLinesOf(records).map(([name, line]) => `${name} ${line}`);
}

function namedLinesOf(records) {
  const columns = columnsOf(records);
  const lines = writtenEach(Object.values(columns));
  return Object.keys(columns).map((name, at) => [name, lines[at]]);
}
