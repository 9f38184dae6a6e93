// What the controller calls. Answers are JSON texts: cheaper to hand over than objects.

// How many pixels of the page a pixel of what the frame shows takes: the frame may be drawn smaller or larger.
function scaleOf(frame) {
  return frame.getBoundingClientRect().width / (frame.offsetWidth || 1) || 1;
}

function contentBox(frame) {
  const outer = frame.getBoundingClientRect();
  const style = getComputedStyle(frame);
  const scale = scaleOf(frame);
  const [top, right, bottom, left] = ['Top', 'Right', 'Bottom', 'Left'].map((side) => parseFloat(style[`padding${side}`]) || 0);
  const x = outer.left + scale * (frame.clientLeft + left);
  const y = outer.top + scale * (frame.clientTop + top);
  return {
    x, y, right: x + scale * (frame.clientWidth - left - right), bottom: y + scale * (frame.clientHeight - top - bottom),
  };
}

function frameFrom(record) {
  const frame = record.element;
  return {
    key: keyOf(frame), box: tenths(contentBox(frame)), path: wholePath(record), title: frame.title, name: frame.name,
    src: frame.src || frame.data || '', scale: scaleOf(frame),
  };
}

function beyondOf({ reach, bounds: { left } }) {
  return [...(reach ? reach.told() : []), ...(left ? [[0, 0, 0, left]] : [])];
}

// With `above` and `below`, of a big page only what lies within so many screens of the view: what the frame is, and the
// records of what was found in it.
function walked(above, below) {
  const reach = reachOf(above, below);
  const walking = new Walk(reach);
  const records = walking.run();
  keep(walking, records);
  const facts = {
    url: location.href, title: document.title, size: [viewBox().right, viewBox().bottom], ready: document.readyState,
    beyond: beyondOf(walking), opaque: walking.opaque,
    frames: records.filter((record) => record.role === 'frame').map(frameFrom),
  };
  return [written(facts), records];
}

function walk(above, below) {
  const [facts, records] = walked(above, below);
  return [facts, ...linesOf(records)].join('\n');
}

let told = { look: 0, lines: new Map() };

// The number of this look, and what walk() says. For whoever still has the look of number `have`, if that was the
// last one, a column that is as it was then is told by its name alone: most are, look after look.
function look(have, above, below) {
  const [facts, records] = walked(above, below);
  const known = have === told.look ? told.lines : new Map();
  told = { look: told.look + 1, lines: new Map(namedLinesOf(records)) };
  const lines = listOf(told.lines, ([name, line]) => (known.get(name) === line ? name : `${name} ${line}`));
  return [told.look, facts, ...lines].join('\n');
}

function failure(why, cover = '', control = null) {
  return written({ why, cover, by: control ? keyOf(control) : 0 });
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
    const point = isEmpty(part) ? null : pressOn(element, part);
    if (point) return { point };
  }
  if (isEmpty(part)) return { why: 'hidden' };
  const hit = topAt((part.x + part.right) / 2, (part.y + part.bottom) / 2);
  return hit ? { why: 'covered', cover: coverWords(hit, element), control: coverControl(hit, element) }
    : { why: 'covered', cover: 'another layer' };
}

// What a walk says of the node; of a big page only its surroundings are walked, once it is in view.
function recordOf(node, element) {
  const known = keptRecord(node);
  if (known) return known;
  const reach = reachOf(1, 1);
  if (reach?.isAway(element)) element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
  reach?.need(element);
  return new Walk(reach).run().find((each) => (each.node || each.element) === node);
}

// What is told of a node where it was met, once `then` has had its record.
function located(key, then) {
  const node = nodeOf(key);
  if (!node?.isConnected) return failure('gone');
  const record = recordOf(node, elementOf(key));
  if (!record) return failure('hidden');
  const drawn = record.drawn || record.element;
  const range = document.createRange();
  const measured = () => (record.node ? lineBox(range, record) : boxOf(drawn));
  const met = meet(drawn, measured);
  if (!met.point) return failure(met.why, met.cover, met.control);
  record.box = measured();
  record.seen = SHOWN;
  const chain = [];
  for (let at = record; at; at = at.container) chain.unshift(at);
  const nodes = linesOf(chain).join('\n');
  return written({ nodes, point: met.point, done: then(record) });
}

// {nodes, point}: the containers around the node and then itself, as walk() tells them, and the point where it
// was met; or {why: gone | hidden | covered, cover, by}: in words, and the key of the control. With a guard, which is
// how long and by which token, that is set as well where the node was met (see guard.js).
function locate(key, ...guard) {
  return located(key, () => { if (guard.length) arm(key, ...guard); });
}

// The same, and `done`: what a deed answers that is done on the element, if it can be used and is still told so.
function act(key, role, name, effect, deed) {
  return located(key, (record) => {
    const { element, tag } = record;
    const same = record.role === role && record.name.slice(0, NAME_LIMIT) === name && effectOf(element, tag) === effect;
    const states = same ? statesOf(element, tag, role) : [];
    return same && !states.includes('disabled') && !states.includes('readonly') ? deed(element) : null;
  });
}

// {box, scale, cover}: the content box of an iframe, and what lies over the place (x, y) of its content, in words.
function frame(key, x, y) {
  const element = elementOf(key);
  if (!element?.isConnected) return failure('gone');
  const content = contentBox(element);
  const scale = scaleOf(element);
  const hit = topAt(content.x + scale * x, content.y + scale * y);
  const cover = hit === element ? '' : hit ? coverWords(hit, element) : 'the edge of the page';
  return written({ box: tenths(content), scale, cover });
}

Object.defineProperty(globalThis, '__journeyman', {
  value: Object.freeze({
    walk, look, locate, act, arm, pressed, frame, adopt, shadow: shadowOf, key: keyOf, element: elementOf,
    chosen: chosenIn,
  }),
});
