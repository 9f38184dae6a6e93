// What fingers met: window.phoneMet() gives, of the last trusted press, the element and those around it, innermost
// first, each {box, words}; nothing where there was none since it was last asked. A box is [left, top, right, bottom] in
// CSS pixels of the display, as far as what lies around lets it be seen.
(() => {
  const MOST = 12;

  // Where this frame stands on the display.
  function origin() {
    let [x, y] = [0, 0];
    for (let frame = window; frame !== window.top; frame = frame.parent) {
      const rect = frame.frameElement.getBoundingClientRect();
      [x, y] = [x + rect.left, y + rect.top];
    }
    return [x, y];
  }

  function visible(element, [x, y]) {
    const rect = element.getBoundingClientRect();
    const box = [rect.left, rect.top, rect.right, rect.bottom];
    for (let around = element.parentElement; around; around = around.parentElement) {
      if (getComputedStyle(around).overflow === "visible") continue;
      const clip = around.getBoundingClientRect();
      [box[0], box[1]] = [Math.max(box[0], clip.left), Math.max(box[1], clip.top)];
      [box[2], box[3]] = [Math.min(box[2], clip.right), Math.min(box[3], clip.bottom)];
    }
    return [Math.max(box[0], 0) + x, Math.max(box[1], 0) + y,
      Math.min(box[2], innerWidth) + x, Math.min(box[3], innerHeight) + y];
  }

  const wordsOf = (element) => [
    element.innerText, element.getAttribute("aria-label"), element.dataset.desc, element.alt, element.placeholder,
  ].filter(Boolean).join(" ");

  addEventListener("pointerdown", (event) => {
    if (!event.isTrusted) return;
    const elements = event.composedPath().filter((each) => each instanceof Element).slice(0, MOST);
    const met = elements.flatMap((element) => (element.control ? [element, element.control] : [element]));
    const from = origin();
    window.top.phonePressed = met.map((element) => ({ box: visible(element, from), words: wordsOf(element) }));
  }, true);

  window.phoneMet = () => {
    const met = window.phonePressed ?? [];
    window.phonePressed = null;
    return met;
  };
})();
