// Tells what a person does on the page with their own hand, and how the page was just before it acts on that.
//
// Nothing that is typed is told: what a field holds is read from the page's next state, which has no passwords.
(token, binding) => {
  'use strict';
  if (globalThis[`${binding}Heard`]) return;
  Object.defineProperty(globalThis, `${binding}Heard`, { value: true });
  const tellAtStart = globalThis[binding];
  const { stringify } = JSON;
  const STROKE = 8; // pixels that the pointer moves while the button is down before it is a drag
  const DEPTH = 12; // elements around the one that was met, or at the end of what is scrolled
  const GESTURE = 400; // milliseconds without scrolling after which more of it is another gesture
  const EDITING = /^(Backspace|Delete|Home|End|Page(Up|Down)|Arrow(Left|Right|Up|Down)|Tab|Insert|.)$/u;
  const NO_TEXT = /^(button|submit|reset|image|checkbox|radio|file|range|color|hidden)$/;
  const SEGMENTED = /^(date|time|month|week|datetime-local|number)$/; // what they hold may change without a beforeinput
  const MODIFIERS = ['Control', 'Shift', 'Alt', 'Meta'];

  let pressed = null; // how it was when the button went down
  let keyed = null; // how it was when a key went down
  let typing = null; // the field that was typed into last
  let entered = false; // Enter in a field has been told; the click that it sets off is none
  let held = false; // whether the button is down: it may be on a scroll bar
  let turned = -Infinity; // when the wheel or a finger moved last
  let scrolled = {}; // what was told of the last scroll
  const tops = new WeakMap(); // how far each box was scrolled
  const heard = new WeakSet(); // shadow roots whose boxes are heard scrolling

  const elementsOf = (event) => [...hiddenIn(event), ...pathOf(event)];
  const pathOf = (event) => event.composedPath().filter((each) => each instanceof Element);

  // The closed shadow roots that an event came through, the outermost first; each only says whose it is.
  function closedAt(event) {
    const [roots, { clientX: x = 0, clientY: y = 0 }] = [[], event];
    let root = shadowOf(pathOf(event)[0]);
    while (root && !root.host.shadowRoot) {
      const met = x || y ? root.elementFromPoint(x, y) : root.activeElement;
      roots.push([root, met]);
      root = met?.getRootNode() === root ? shadowOf(met) : null;
    }
    return roots;
  }

  // What was met in them, innermost first.
  function hiddenIn(event) {
    const found = [];
    for (const [root, met] of closedAt(event)) {
      const path = [];
      for (let each = met; each && root.contains(each); each = each.parentElement) path.push(each);
      found.unshift(...path);
    }
    return found;
  }

  const shadowOf = (element) => (element ? __journeyman.shadow(element) : null);

  // A label stands for its field.
  function keysOf(elements) {
    const meant = elements.flatMap((each) => (each instanceof HTMLLabelElement && each.control ? [each.control, each] : [each]));
    return meant.slice(0, DEPTH).map((each) => __journeyman.key(each));
  }

  function now(event) {
    const { clientX: x = 0, clientY: y = 0 } = event;
    return { x, y, keys: keysOf(elementsOf(event)), document: __journeymanSettle.document, screen: __journeyman.walk() };
  }

  function tell(what, { keys, document, screen }, more = '') {
    if (what !== 'type') typing = null;
    (tellAtStart || globalThis[binding])?.(stringify({ token, what, more, keys, document, screen }));
  }

  const isField = (element) => (element instanceof HTMLInputElement && !NO_TEXT.test(element.type))
    || element instanceof HTMLTextAreaElement || element?.isContentEditable === true;
  const isChoice = (element) => element instanceof HTMLSelectElement || element instanceof HTMLOptionElement;
  const isChosenByKeys = (element) => isChoice(element) || isOfKind(element, 'radio') || isOfKind(element, 'range');
  const isLined = (element) => element instanceof HTMLTextAreaElement || element?.isContentEditable === true;
  const isOfKind = (element, type) => element instanceof HTMLInputElement && element.type === type;
  const isSegmented = (element) => element instanceof HTMLInputElement && SEGMENTED.test(element.type);
  const far = (event) => pressed && Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > STROKE;

  function dragged(event) {
    const { x, y } = pressed;
    tell('drag', pressed, stringify([event.clientX - x, event.clientY - y]));
    pressed = null;
  }

  function clicked(event, element) {
    if (event.detail === 0) { // by a key
      if (!entered && !isChoice(element)) tell('tap', { ...(keyed || now(event)), keys: keysOf(elementsOf(event)) });
    } else if (pressed && !isChoice(element) && !isOfKind(element, 'file')) {
      tell(event.detail === 2 ? 'double tap' : 'tap', { ...pressed });
    }
    pressed = null;
  }

  function typed(event, element) {
    const enters = event.inputType === 'insertLineBreak' && !isLined(element); // Enter is told as a key
    if (!isField(element) || typing === element || enters) return;
    tell('type', event.type === 'beforeinput' ? now(event) : pressed || keyed || now(event));
    typing = element;
  }

  function changed(event, element) {
    const before = keyed || now(event);
    if (element instanceof HTMLSelectElement) tell('select', { ...before, keys: keysOf([element]) }, __journeyman.chosen(element));
    else if (isOfKind(element, 'file')) tell('upload', { ...before, keys: keysOf([element]) });
    else if (isOfKind(element, 'range')) {
      tell('type', { ...before, keys: keysOf([element]) });
      typing = element;
    }
  }

  function keyDown(event, element) {
    const { key } = event;
    entered = false;
    if (MODIFIERS.includes(key)) return;
    keyed = null;
    const held = MODIFIERS.filter((name) => event.getModifierState(name));
    const chord = held.some((name) => name !== 'Shift');
    if (isField(element)) {
      if (EDITING.test(key) || chord || (key === 'Enter' && isLined(element))) {
        if (isSegmented(element) && typing !== element) keyed = now(event);
        return;
      }
      entered = key === 'Enter';
    } else if (!chord && (key === ' ' || key === 'Enter' || key === 'Tab' || key.length === 1 || isChosenByKeys(element))) {
      keyed = now(event); // the click that it may set off is told; bare letters may be a password nobody can know of
      return;
    }
    tell('press', now(event), [...held, key === ' ' ? 'Space' : key].join('+'));
  }

  // What is shown in an element, wherever it is written.
  function within(element) {
    const slotted = element instanceof HTMLSlotElement ? element.assignedElements() : [];
    return slotted.length ? slotted : [...(shadowOf(element) || element).children];
  }

  // What a scroll has come to in the end is told by what the box ended with: that is what leads to more of it.
  function endOf(box, way) {
    const [found, opened, left] = [[], new Set(), within(box)];
    if (way === 'up') left.reverse();
    while (left.length && found.length < DEPTH) {
      const each = left.pop();
      if (way === 'up') left.push(...within(each).reverse());
      if (way === 'up' || opened.has(each)) found.push(each);
      else left.push(each, ...within(each));
      opened.add(each);
    }
    return found.map((each) => __journeyman.key(each));
  }

  // A box in a shadow root is heard scrolling there alone.
  function hearIn(event) {
    event.composedPath().filter((each) => each instanceof ShadowRoot).forEach(hear);
    closedAt(event).forEach(([root]) => hear(root));
  }

  function hear(root) {
    if (heard.has(root)) return;
    heard.add(root);
    listen(root, 'scroll', scrolling);
  }

  // Once for a gesture, and again in it where there is more in the box by now or all that it showed is out of view.
  function scrolling(event, element) {
    const box = element || document.scrollingElement;
    const [top, height, when] = [box.scrollTop, box.scrollHeight, event.timeStamp];
    const before = tops.get(box) || 0;
    tops.set(box, top);
    if (top === before || !(held || when - turned < GESTURE)) return; // else the page itself did it
    const way = top > before ? 'down' : 'up';
    const goesOn = scrolled.box === box && scrolled.way === way && when - turned < GESTURE;
    turned = when;
    if (goesOn && scrolled.height === height && Math.abs(top - scrolled.top) < box.clientHeight) return;
    scrolled = { box, way, top, height };
    tell('scroll', { ...now(event), keys: endOf(box, way) }, way);
  }

  const HEARD = {
    pointerdown(event, element) {
      entered = false;
      held = true;
      keyed = null;
      pressed = now(event);
      if (isChoice(element) || isOfKind(element, 'range')) [keyed, pressed] = [pressed, null];
      hearIn(event);
    },
    pointerup(event) { held = false; if (event.button === 0 && far(event)) dragged(event); },
    dragend(event) { if (far(event)) dragged(event); },
    click: clicked,
    contextmenu(event) { if (pressed) tell('right click', pressed); pressed = null; },
    keydown: keyDown,
    beforeinput: typed,
    input: typed,
    change: changed,
    wheel(event) { turned = event.timeStamp; hearIn(event); },
    touchmove(event) { turned = event.timeStamp; },
    scroll: scrolling,
  };
  function listen(on, type, heard) {
    const met = type === 'scroll' ? pathOf : elementsOf; // what scrolls is told, not what lies in it
    on.addEventListener(type, (event) => event.isTrusted && heard(event, met(event)[0]), { capture: true, passive: true });
  }

  for (const [type, heard] of Object.entries(HEARD)) listen(globalThis, type, heard);
}
