// Rows and cards: what takes presses itself though it holds smaller controls, as a mail with its star and its bin.

const ROWS = new Set(['row', 'listitem', 'article']);
const cards = new WeakMap(); // what is pressed for a card -> the controls inside, which are not meant with it

// Whether an element that takes clicks and holds what was found inside is one thing to press, and not a region that
// listens for what is in it: a form, a whole list, the ground behind a dialog.
function isCard(element, inner) {
  const told = inner.filter(({ dropped }) => !dropped);
  if (told.some(({ role }) => CONTAINERS.has(role) || TYPED.has(role))) return false;
  return showsItTakesClicks(element) && !fillsView(element) && !isList(element, controlsIn(told));
}

function controlsIn(records) {
  return records.filter(({ dropped, role }) => !dropped && INTERACTIVE.has(role)).map((record) => record.element);
}

// By its cursor, or because others beside it that are made alike take clicks, too.
function showsItTakesClicks(element) {
  const points = (at) => getComputedStyle(at).cursor === 'pointer';
  const parent = parentOf(element);
  if (!parent) return false;
  if (points(element) && !points(parent)) return true;
  return [element.previousElementSibling, element.nextElementSibling]
    .some((other) => other && isAlike(other, element) && listens(other));
}

function isAlike(a, b) {
  return a.localName === b.localName && a.getAttribute('class') === b.getAttribute('class');
}

function fillsView(element) {
  const view = viewBox();
  const part = common(box(element.getBoundingClientRect()), view);
  return !isEmpty(part) && (part.right - part.x) * (part.bottom - part.y) > (view.right * view.bottom) / 2;
}

// Whether the controls belong to parts that are alike, each with words of its own.
function isList(element, controls) {
  const around = controls.length > 1 ? aroundAll(controls, element) : null;
  if (!around) return false;
  const parts = controls.map((control) => partOf(around, control))
    .filter((part, at) => tidy(textInside(part)) !== tidy(textInside(controls[at])));
  return parts.some((part, at) => parts.some((other, place) => place < at && other !== part && isAlike(other, part)));
}

function aroundAll(controls, element) {
  let around = parentOf(controls[0]);
  while (around !== element && !controls.every((control) => isInside(control, around))) around = parentOf(around);
  return around;
}

// The child that the control is, or is in.
function partOf(around, control) {
  let part = control;
  while (parentOf(part) !== around) part = parentOf(part);
  return part;
}

// The words of a card that holds these; "" for what is none.
function cardWords(element, inner) {
  if (!isCard(element, inner)) return '';
  cards.set(element, new Set(controlsIn(inner)));
  return inner.filter(({ leaf, taken, role, name }) => leaf && name && !taken && !INTERACTIVE.has(role))
    .map(({ name }) => name).join(' ');
}

// The first words of a row take its clicks for it, so that the row itself goes on holding its parts together.
function letLeadTakeClicks(row, inner) {
  const lead = inner.find(({ role, dropped, taken, name, container }) => !dropped && !taken && name && container === row
    && (role === 'text' || role === 'heading' || CELLS.has(role)));
  if (!lead || !isCard(row.element, inner)) return;
  cards.set(lead.element, new Set(controlsIn(inner)));
  lead.role = 'clickable';
}
