// What the last walk found, for as long as nothing has changed in the document: it need not be walked again for one.

const CHANGES = { subtree: true, childList: true, attributes: true, characterData: true };
let kept = [];
const changing = new MutationObserver(forget);

function forget() {
  kept = [];
  changing.disconnect();
}

// A big page is walked in part, and what changes in a shadow root is not told.
function keep(walking, records) {
  forget();
  if (walking.reach || walking.shadowed || walking.opaque) return;
  kept = records;
  changing.observe(document, CHANGES);
}

// A style sheet can change which of the parts inside an element show, and so its name, without a mutation.
function keptRecord(node) {
  if (changing.takeRecords().length || (node.firstElementChild && !OWN_CONTENT.has(node.tagName))) forget();
  return kept.find((record) => (record.node || record.element) === node);
}
