// What the walk notes of one thing that it found, and the path to it.

// An id that looks made by a machine will be another one tomorrow.
const GENERATED = /\d{3}|[0-9a-f]*\d[0-9a-f]{7}|^\d|:|^(ember|react|radix|mui|headlessui|ext-|yui|__|mat-|ng-|gwt|j_id)/i;

// Every field is there from the start: engines are slow with objects that grow in different ways.
class Found {
  constructor(role, element, tag, place, path) {
    this.role = role;
    this.element = element;
    this.tag = tag;
    this.container = place.container;
    this.path = path;
    this.label = place.label;
    this.inert = place.inert;
    this.name = '';
    this.shown = ''; // all visible words inside
    this.drawn = null; // the label that stands for a hidden control
    this.node = null; // of a line of text: its first text node, its last and their words
    this.last = null;
    this.words = '';
    this.leaf = false; // its name is part of the words of what is around
    this.nameless = false;
    this.dropped = false;
    this.taken = false; // its words are the name of a control
    this.box = null;
    this.seen = OFFSCREEN;
  }

  startWith(node) {
    this.node = this.last = node;
    this.words = node.nodeValue;
    this.leaf = true;
  }
}

// Whether a path is told from the container on; one that is not starts at the body, an id or a shadow root's.
function goesOn(path) {
  return path === '' || path[0] === '>' || path[0] === ' ';
}

// The path of a place or a record from the top; built only where it is asked for.
function wholePath({ container, path }) {
  return container && goesOn(path) ? wholePath(container) + path : path;
}

// A path starts anew, in its shadow root, at an id that looks lasting.
function anchored(element, place) {
  const { id } = element;
  if (typeof id !== 'string' || GENERATED.test(id) || element.getRootNode().getElementById?.(id) !== element) return place.path;
  const path = wholePath(place);
  const scope = path.lastIndexOf(' >> ');
  return `${scope < 0 ? '' : path.slice(0, scope + 4)}#${CSS.escape(id)}`;
}
