// How much of a page is told at most: no page is worth more seconds, nor more memory.

const MOST = 30000; // parts of one frame
const LONGEST = 3000; // ms; after that, only what is in view is told
const MOST_NEAR = 8000; // the same for a look at what is near the view
const LONGEST_NEAR = 700;
const DEEPEST = 800; // elements inside each other

class Bounds {
  constructor(reach) {
    this.left = 0; // what is past them
    this.reach = reach;
    this.most = reach ? MOST_NEAR : MOST;
    this.end = performance.now() + (reach ? LONGEST_NEAR : LONGEST);
    this.steps = 0;
    this.full = false;
  }

  // Whether the element, so deep inside others and after so many parts, is left out; then it is counted.
  leaveOut(element, depth, parts) {
    if (depth <= DEEPEST && (!this.isFull(parts) || this.isInView(element, parts))) return false;
    this.left += 1 + element.getElementsByTagName('*').length;
    return true;
  }

  // The clock is looked at now and then.
  isFull(parts) {
    this.steps += 1;
    this.full ||= parts >= this.most || (this.steps % 128 === 0 && performance.now() > this.end);
    return this.full;
  }

  // Whether it is around something that was met in view; or, for a while, lies in view within such a one.
  isInView(element, parts) {
    this.reach ||= new Reach(Infinity, Infinity);
    const { needed, view } = this.reach;
    if (needed.has(element)) return true;
    if (parts >= this.most || performance.now() > this.end + LONGEST_NEAR || !needed.has(element.parentElement)) return false;
    return !isEmpty(common(box(element.getBoundingClientRect()), view));
  }
}
