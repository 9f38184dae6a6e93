// Asked of one element, apart from the walk: can it be met at any of many points, and what is it to the walk?
function () {
  const parent = (at) => at.assignedSlot || at.parentElement || at.getRootNode().host || null;
  const within = (at, outer) => { for (; at; at = parent(at)) if (at === outer) return true; return false; };
  // Whether the place belongs to the element, and its host to the host of that, up to the document.
  const meets = (x, y, element) => {
    const root = element.getRootNode();
    const hit = root.elementFromPoint(x, y);
    return Boolean(hit) && within(hit, element) && (!root.host || meets(x, y, root.host));
  };
  const places = (element) => {
    if (element.localName !== 'area') return Array.from(element.getClientRects());
    const frame = document.querySelector(`img[usemap="#${element.closest('map').name}"]`).getBoundingClientRect();
    const [x, y, ...more] = element.coords.split(',').map(Number);
    const [left, top, right, bottom] = element.shape === 'circle'
      ? [x - more[0], y - more[0], x + more[0], y + more[0]] : [x, y, ...more];
    return [new DOMRect(frame.left + left, frame.top + top, right - left, bottom - top)];
  };
  const labels = Array.from(this.labels || []);
  const rects = [this, ...labels].flatMap(places);
  let met = null;
  for (const rect of rects) {
    const left = Math.max(rect.left, 0), right = Math.min(rect.right, innerWidth);
    const top = Math.max(rect.top, 0), bottom = Math.min(rect.bottom, innerHeight);
    for (let i = 1; i < 10 && !met && right - left >= 1 && bottom - top >= 1; i += 1) {
      for (let j = 1; j < 10 && !met; j += 1) {
        const x = left + (right - left) * i / 10, y = top + (bottom - top) * j / 10;
        if ([this, ...labels].some((each) => meets(x, y, each))) met = [x, y];
      }
    }
  }
  const style = getComputedStyle(this);
  const whole = this.getBoundingClientRect();
  return JSON.stringify({
    met: Boolean(met) && this.getRootNode().host?.localName !== 'input' && style.visibility === 'visible' && (labels.length > 0 || this.localName === 'area'
      || this.checkVisibility({ opacityProperty: true })),
    key: __journeyman.key(this),
    within: (() => { const keys = []; for (let at = parent(this); at; at = parent(at)) keys.push(__journeyman.key(at)); return keys; })(),
    disabled: Boolean(this.disabled),
    pointer: style.cursor === 'pointer',
    box: [whole.left, whole.top, whole.width, whole.height],
    tag: this.localName, text: (this.getAttribute('aria-label') || this.textContent || this.id || '').trim().slice(0, 40),
  });
}
