// What the controller calls. Answers are JSON texts: cheaper to hand over than objects.

const MARKS = ['data-testid', 'data-test', 'data-cy', 'id', 'name'];

function round(box) {
  const tenth = (pixels) => Math.round(pixels * 10) / 10;
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

// Only what there is to tell: most nodes have none of it.
function detailsOf(record) {
  const { element, tag, role } = record;
  const details = {};
  const tell = (field, value) => {
    if (value.length) details[field] = value;
  };
  if (record.label) details.label = record.label.slice(0, NAME_LIMIT);
  if (record.node) return details;
  if (record.shown && record.shown !== record.name) details.text = record.shown;
  if (INTERACTIVE.has(role)) tellControl(element, tag, role, tell);
  else if (element.hasAttributes()) tell('states', statesOf(element, tag, role));
  if (element.hasAttributes()) tell('marks', marksOf(element));
  return details;
}

function tellControl(element, tag, role, tell) {
  tell('value', valueOf(element, tag, role).slice(0, TEXT_LIMIT));
  tell('states', statesOf(element, tag, role));
  tell('options', optionsOf(element, tag));
  tell('effect', effectOf(element, tag));
  tell('message', messageOf(element, tag));
}

// The key of a line of text is that of its first text node.
function recordKey(record) {
  return keyOf(record.node || record.element);
}

// [key, key of the container, role, name, box, seen, path, details]; the path goes on from that of the
// container where it starts with ">" or " "; details hold only what is there.
function nodeFrom(record) {
  const { container, path } = record;
  const start = container && path.startsWith(container.path) ? container.path.length : 0;
  return [
    recordKey(record), container ? recordKey(container) : 0, record.role, record.name.slice(0, NAME_LIMIT),
    round(record.box), record.seen, path.slice(start), detailsOf(record),
  ];
}

function contentBox(frame) {
  const outer = frame.getBoundingClientRect();
  const x = outer.left + frame.clientLeft;
  const y = outer.top + frame.clientTop;
  return { x, y, right: x + frame.clientWidth, bottom: y + frame.clientHeight };
}

function frameFrom(record) {
  const frame = record.element;
  return {
    key: keyOf(frame), box: round(contentBox(frame)), path: record.path, title: frame.title, name: frame.name, src: frame.src,
  };
}

function walk() {
  const records = new Walk().run();
  const facts = {
    url: location.href, title: document.title, size: [innerWidth, innerHeight], ready: document.readyState,
    frames: records.filter((record) => record.role === 'frame').map(frameFrom),
  };
  return `${JSON.stringify(facts)}\n${JSON.stringify(records.map(nodeFrom))}`;
}

function failure(why, cover = '') {
  return JSON.stringify({ why, cover });
}

// The part of the element that can be seen where it stands now.
function partInView(element, whole) {
  const sight = sightNow();
  return common(common(whole, sight.view), clipOf(parentOf(element), sight));
}

// Where the element can be met now; scrolls to it when it cannot be met where it stands.
function meet(element, measured) {
  let part;
  for (const scroll of [false, true]) {
    if (scroll) element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    part = partInView(element, measured());
    const point = isEmpty(part) ? null : pointOn(element, part, element.getClientRects());
    if (point) return { point };
  }
  if (isEmpty(part)) return { why: 'hidden' };
  const hit = topAt((part.x + part.right) / 2, (part.y + part.bottom) / 2);
  return { why: 'covered', cover: hit ? coverWords(hit, element) : 'another layer' };
}

// {node, around, point}: the node as walk() tells it, the containers around it and the point where it was
// met; or {why: gone | hidden | covered, cover}.
function locate(key) {
  const node = nodeOf(key);
  if (!node?.isConnected) return failure('gone');
  const record = new Walk().run().find((each) => (each.node || each.element) === node);
  if (!record) return failure('hidden');
  const drawn = record.drawn || record.element;
  const range = document.createRange();
  const measured = () => (record.node ? lineBox(range, record) : boxOf(drawn));
  const met = meet(drawn, measured);
  if (!met.point) return failure(met.why, met.cover);
  record.box = measured();
  record.seen = SHOWN;
  const around = [];
  for (let at = record.container; at; at = at.container) around.unshift(at);
  return JSON.stringify({ node: nodeFrom(record), around: around.map(nodeFrom), point: met.point });
}

// {box, cover}: the content box of an iframe, and what lies over the place (x, y) of its content, in words.
function frame(key, x, y) {
  const element = elementOf(key);
  if (!element?.isConnected) return failure('gone');
  const content = contentBox(element);
  const hit = topAt(content.x + x, content.y + y);
  const cover = hit === element ? '' : hit ? coverWords(hit, element) : 'the edge of the page';
  return JSON.stringify({ box: round(content), cover });
}

Object.defineProperty(globalThis, '__journeyman', {
  value: Object.freeze({ walk, locate, frame, key: keyOf, element: elementOf }),
});
