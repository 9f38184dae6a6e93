// The walk: one pass over the whole document, in reading order.

const TARGET_WORDS = 150; // with more of them, a target is a region that listens for what is inside it

// Where the walk is: the container around, the path so far and what holds for everything inside.
//   container: record of the nearest container; path: where this is, from there on; columns: of the table around
//   label: what a nameless field or a text here goes by; layout: the table around is none; depth: elements around
//   pointer: the cursor shows a target already; muted, hidden: text here is not to be told; inert: nothing reacts

class Walk {
  constructor(reach = null) {
    this.reach = reach;
    this.records = [];
    this.line = null;
    this.bounds = new Bounds(reach);
    this.opaque = this.shadowed = 0; // elements that may hold what is not seen, and shadow roots
  }

  run() {
    for (const field of document.querySelectorAll('input[type=password]')) secrets.add(field); // also the hidden ones
    const body = document.body;
    const place = {
      container: null, path: 'body', pointer: false, label: '', muted: false, layout: false, columns: null, inert: false,
      hidden: false, depth: 0,
    };
    if (body) this.inside(body, place);
    this.endLine();
    measure(this.records, sightNow(this.reach?.needed));
    nameTheNameless(this.records);
    return this.records.filter((record) => !record.dropped);
  }

  inside(element, place) {
    const root = shadowOf(element);
    this.shadowed += Number(root !== null);
    if (root) return this.children(root, place, `${place.path} >> `);
    if (element.tagName === 'SLOT' && element.assignedNodes().length) return this.slotted(element, place);
    return this.children(element, place, `${place.path}>`);
  }

  children(parent, place, prefix) {
    const counts = {};
    for (let child = firstChildOf(parent); child; child = nextSiblingOf(child)) {
      if (child.nodeType === TEXT_NODE) this.text(child, place, prefix, counts);
      else if (isHidden(child)) this.children(child, place, `${prefix}form>`);
      else if (child.nodeType === ELEMENT_NODE) {
        const name = child.localName;
        const count = counts[name] = (counts[name] || 0) + 1;
        this.element(child, place, `${prefix}${name}:nth-of-type(${count})`);
      }
    }
  }

  slotted(slot, place) {
    const inner = wholePath(place);
    const host = inner.slice(0, inner.lastIndexOf(' >> '));
    const counts = {};
    const assigned = new Set(slot.assignedNodes());
    for (let node = slot.assignedNodes()[0]?.parentNode.firstChild; node; node = nextSiblingOf(node)) {
      const name = node.localName;
      const count = counts[name] = (counts[name] || 0) + 1;
      if (!assigned.has(node)) continue;
      if (node.nodeType === TEXT_NODE) this.text(node, place, `${host}>`, counts);
      else if (node.nodeType === ELEMENT_NODE) this.element(node, place, `${host}>${name}:nth-of-type(${count})`);
    }
  }

  // Text that follows text on the same line continues it.
  text(node, place, prefix, counts) {
    const words = node.nodeValue;
    if (place.muted || place.hidden) return;
    if (this.line) {
      this.line.words += words;
      if (words.trim()) this.line.last = node;
    } else if (words.trim()) {
      const count = counts.text = (counts.text || 0) + 1;
      const path = `${prefix}text:nth-of-type(${count})`;
      this.line = new Found('text', node.parentElement || node.parentNode.host, '', place, path);
      this.line.startWith(node);
      this.records.push(this.line);
    }
  }

  endLine() {
    if (this.line) this.line.name = tidy(this.line.words);
    this.line = null;
  }

  element(element, place, path) {
    const tag = element.tagName;
    if (SKIPPED.has(tag)) return;
    if (this.bounds.leaveOut(element, place.depth, this.records.length)) return;
    if (!element.checkVisibility(EVERYTHING)) return this.unseen(element, tag, place, path);
    if (this.reach?.passes(element, tag, place.container)) return this.endLine();
    if (isOpaque(element, tag)) this.opaque += 1;
    const role = place.layout && /^T[RDH]$/.test(tag) ? '' : roleOf(element, tag);
    const interactive = INTERACTIVE.has(role);
    const style = interactive ? null : getComputedStyle(element);
    const points = !interactive && !place.pointer && style.cursor === 'pointer';
    const isTarget = !interactive && (points || listens(element)) && !(tag === 'LABEL' && element.control);
    const inline = INLINE.has(tag) && !role && !isTarget && !element.control && style.display === 'inline';
    if (!inline) this.endLine();
    this.visible(element, tag, role, isTarget, this.placeIn(element, role, points, place, path));
    if (!inline) this.endLine();
  }

  placeIn(element, role, points, place, path) {
    const { container, label, columns } = place;
    return {
      container, label, columns,
      path: element.id ? anchored(element, { container, path }) : path,
      pointer: place.pointer || points || INTERACTIVE.has(role),
      muted: INTERACTIVE.has(role) ? false : place.muted || element.getAttribute('aria-hidden') === 'true',
      layout: element.tagName === 'TABLE' ? !role : place.layout,
      inert: place.inert || element.inert === true,
      depth: place.depth + 1,
      hidden: element.tagName === 'DETAILS' && !element.open,
    };
  }

  // Hidden things can hold visible ones, and a hidden check box can be drawn by its label.
  unseen(element, tag, place, path) {
    const style = getComputedStyle(element);
    if (style.display === 'none' || style.opacity === '0') {
      if (style.display !== 'none' && isTick(element, tag)) this.control(element, tag, roleOf(element, tag), { ...place, path });
      return;
    }
    this.inside(element, { ...place, path, hidden: style.display !== 'contents' });
  }

  visible(element, tag, role, isTarget, place) {
    if (tag === 'LABEL' && element.control) return this.label(element, place);
    if (tag === 'IMG' && element.useMap) this.areas(element, place);
    if (OWN_CONTENT.has(tag)) return this.control(element, tag, isTarget && DRAWN.has(tag) ? 'clickable' : role, place);
    if (role === 'frame') return this.control(element, tag, role, place);
    if (tag === 'svg' && !isTarget && drawnName(element)) return this.control(element, tag, 'img', place);
    if (INTERACTIVE.has(role)) return this.button(element, tag, role, place);
    if (CELLS.has(role)) return this.cell(element, tag, role, isTarget, place);
    if (CONTAINERS.has(role)) return this.group(element, tag, role, isTarget, place);
    if (NAMED_TEXT.has(role)) return this.named(element, tag, role, isTarget, place);
    if (isTarget) return this.target(element, tag, place);
    if (scrolls(element)) return this.group(element, tag, 'group', false, place);
    if (tag === 'DD') return this.inside(element, { ...place, label: tidy(termOf(element)).slice(0, NAME_LIMIT) });
    return this.inside(element, place);
  }

  add(element, tag, role, place) {
    const record = new Found(role, element, tag, place, place.path);
    this.records.push(record);
    return record;
  }

  // A field, a picture or a frame: nothing to walk inside.
  control(element, tag, role, place) {
    if (!role || (isTick(element, tag) && standIn(element))) return;
    const record = this.add(element, tag, role, place);
    this.nameField(record, place);
    if (role === 'img' && place.muted) record.dropped = true;
    if (role === 'button') record.shown = buttonName(element);
    record.leaf = (role === 'img' && !place.muted) || role === 'button';
  }

  // The places of a picture that are links.
  areas(picture, place) {
    for (const area of mapOf(picture)?.querySelectorAll('area[href]') || []) {
      this.control(area, 'AREA', 'link', { ...place, path: `${place.path} area[coords="${area.coords}"]` });
    }
  }

  nameField(record, place) {
    const { element, tag, role } = record;
    const label = visibleLabel(element);
    record.label = label || place.label;
    record.name = ariaName(element) || buttonName(element) || label || drawnName(element) || hint(element)
      || (role === 'clickable' ? iconHint(element) : '');
    record.nameless = !record.name && INTERACTIVE.has(role);
    if (record.nameless) record.name = place.label;
  }

  // The words of a label are the name of its control, which it may even stand in for.
  label(element, place) {
    const { control } = element;
    const start = this.records.length;
    if (isTick(control, control.tagName) && standIn(control) === element) {
      const record = this.add(control, control.tagName, roleOf(control, control.tagName), place);
      this.nameField(record, place);
      record.drawn = element;
    }
    this.inside(element, place);
    if (control.type !== 'hidden' && (control.checkVisibility() || standIn(control))) this.dropWords(start, true);
  }

  button(element, tag, role, place) {
    const record = this.add(element, tag, role, place);
    const start = this.records.length;
    this.inside(element, place);
    this.endLine();
    const own = this.words(start, NAME_LIMIT, true);
    if (role !== 'listbox') this.dropWords(start, true);
    if (TYPED.has(role) || role === 'listbox') return this.nameField(record, place);
    record.shown = this.words(start, TEXT_LIMIT);
    record.name = ariaName(element) || own || record.shown || innerHint(element) || visibleLabel(element)
      || hint(element) || iconHint(element);
    record.shown ||= tidy(element.textContent).slice(0, TEXT_LIMIT); // seen, though read out otherwise
    record.nameless = !record.name;
  }

  cell(element, tag, role, isTarget, place) {
    const label = place.columns?.take(element) || '';
    const record = this.add(element, tag, role, place);
    record.label = role === 'cell' ? label : '';
    const start = this.records.length;
    this.inside(element, { ...place, label: record.label || place.columns?.before || place.label });
    this.endLine();
    record.shown = this.words(start, TEXT_LIMIT);
    const holds = this.holdsMore(start);
    if (isTarget && !holds && listens(element)) record.role = 'clickable';
    record.name = ariaName(element) || this.words(start, NAME_LIMIT, true);
    if (record.name && !holds) place.columns?.say(record.name);
    record.dropped = !record.name && record.role !== 'clickable';
    this.dropWords(start);
  }

  group(element, tag, role, isTarget, place) {
    const record = this.add(element, tag, role, place);
    const start = this.records.length;
    const columns = role === 'table' ? new Columns(element) : place.columns;
    if (role === 'row') columns?.startRow();
    this.inside(element, { ...place, container: record, path: '', columns });
    this.endLine();
    record.shown = this.words(start, TEXT_LIMIT);
    record.name = containerName(element, role);
    record.dropped = this.records.length === start && !record.name;
    if (isTarget && role === 'listitem' && !this.holdsMore(start)) this.becomeTarget(record, start);
    else if (isTarget && ROWS.has(role)) letLeadTakeClicks(record, this.records.slice(start));
  }

  named(element, tag, role, isTarget, place) {
    const record = this.add(element, tag, role, place);
    const start = this.records.length;
    this.inside(element, place);
    this.endLine();
    record.shown = this.words(start, TEXT_LIMIT);
    record.name = record.shown || ariaName(element);
    if (isTarget && !this.holdsMore(start)) return this.becomeTarget(record, start);
    record.dropped = !record.name;
    this.dropWords(start);
  }

  // Something that only listens is a target when it is small; else it listens for what is inside it.
  target(element, tag, place) {
    const record = this.add(element, tag, 'clickable', place);
    const start = this.records.length;
    this.inside(element, place);
    this.endLine();
    record.shown = this.words(start, TEXT_LIMIT);
    const holds = this.holdsMore(start);
    if (holds) record.shown = cardWords(element, this.records.slice(start));
    record.dropped = record.shown.length > TARGET_WORDS || (holds && !record.shown);
    if (!record.dropped) this.becomeTarget(record, start);
  }

  becomeTarget(record, start) {
    record.role = isTrack(record.element) ? 'slider' : 'clickable';
    record.name = ariaName(record.element) || record.shown || hint(record.element) || innerHint(record.element)
      || iconHint(record.element);
    for (let at = start; at < this.records.length; at += 1) {
      const inner = this.records[at];
      if (inner.container !== record) continue;
      if (goesOn(inner.path)) inner.path = record.path + inner.path;
      inner.container = record.container;
    }
    this.dropWords(start, true);
  }

  holdsMore(start) {
    return this.records.slice(start).some((inner) => !inner.dropped && (INTERACTIVE.has(inner.role) || CONTAINERS.has(inner.role)));
  }

  // The words of the leaves since then; with `own`, not of those that name a control.
  words(start, limit, own = false) {
    let words = '';
    for (let at = start; at < this.records.length && words.length < limit; at += 1) {
      const record = this.records[at];
      if (record.leaf && record.name && !(own && record.taken)) words += (words && ' ') + record.name;
    }
    return words.slice(0, limit);
  }

  // The words inside are told by what is around them; `taken`, as the name of a control.
  dropWords(start, taken = false) {
    this.endLine();
    for (let at = start; at < this.records.length; at += 1) {
      const record = this.records[at];
      if (record.role !== 'text' && record.role !== 'img' && !NAMED_TEXT.has(record.role)) continue;
      record.dropped = true;
      record.taken ||= taken;
    }
  }
}
