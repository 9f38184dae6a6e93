// What an element is: its ARIA role, written or implied by its tag.

const INTERACTIVE = new Set((
  'button link textbox searchbox combobox listbox option checkbox radio switch slider spinbutton '
  + 'tab menuitem menuitemcheckbox menuitemradio treeitem file clickable').split(' '));
const CONTAINERS = new Set((
  'row listitem table list dialog alertdialog form region group article navigation menu tabpanel main').split(' '));
const CELLS = new Set(['cell', 'columnheader', 'rowheader']);
// Neither acted on nor containers, but one thing with one name.
const NAMED_TEXT = new Set(['heading', 'alert', 'status', 'tooltip']);
const VALUED = new Set(['progressbar', 'meter']);

// By tag: never walked; part of a line of text; nothing to walk inside.
const SKIPPED = new Set([
  'SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'HEAD', 'LINK', 'META', 'DATALIST', 'COL', 'COLGROUP',
  'style', 'script', 'title', 'desc', 'defs',
]);
const INLINE = new Set((
  'SPAN B I EM STRONG SMALL CODE ABBR MARK SUB SUP U S TIME FONT VAR KBD SAMP Q CITE DFN BDI BDO INS DEL DATA WBR LABEL A'
).split(' '));
const OWN_CONTENT = new Set(['INPUT', 'SELECT', 'TEXTAREA', 'IFRAME', 'FRAME', 'EMBED', 'IMG', 'CANVAS', 'PROGRESS', 'METER']);

const SAME_AS = {
  gridcell: 'cell', grid: 'table', treegrid: 'table', tree: 'list', radiogroup: 'group', toolbar: 'group',
  menubar: 'menu', complementary: 'region', search: 'region', image: 'img', none: '', presentation: '', generic: '',
};
const BY_TAG = {
  BUTTON: 'button', SUMMARY: 'button', TEXTAREA: 'textbox', OPTION: 'option', LI: 'listitem', UL: 'list', OL: 'list',
  MENU: 'list', TABLE: 'table', TR: 'row', TD: 'cell', DIALOG: 'dialog', FORM: 'form', FIELDSET: 'group',
  DETAILS: 'group', ARTICLE: 'article', NAV: 'navigation', MAIN: 'main', ASIDE: 'region', SEARCH: 'region',
  H1: 'heading', H2: 'heading', H3: 'heading', H4: 'heading', H5: 'heading', H6: 'heading',
  PROGRESS: 'progressbar', METER: 'meter', OUTPUT: 'status', CANVAS: 'canvas', IFRAME: 'frame', FRAME: 'frame', EMBED: 'frame',
};
const BY_TYPE = {
  checkbox: 'checkbox', radio: 'radio', button: 'button', submit: 'button', reset: 'button', image: 'button',
  range: 'slider', number: 'spinbutton', search: 'searchbox', file: 'file', hidden: '',
};

// What is a target where it listens for clicks.
const DRAWN = new Set(['IMG', 'CANVAS']);
const EDITED = new Set(['true', 'plaintext-only']);

function impliedRole(element, tag) {
  switch (tag) {
    case 'A': return element.hasAttribute('href') ? 'link' : '';
    case 'INPUT': return BY_TYPE[element.type] ?? (element.hasAttribute('list') ? 'combobox' : 'textbox');
    case 'SELECT': return element.multiple || element.size > 1 ? 'listbox' : 'combobox';
    case 'SECTION': return element.hasAttribute('aria-label') || element.hasAttribute('aria-labelledby') ? 'region' : '';
    case 'TH': return element.scope === 'row' || (!element.scope && element.parentElement.querySelector(':scope > td'))
      ? 'rowheader' : 'columnheader';
    case 'OBJECT': return element.contentWindow ? 'frame' : '';
    case 'IMG': return element.alt ? 'img' : '';
    default: return BY_TAG[tag] || (EDITED.has(element.contentEditable) ? 'textbox' : '');
  }
}

function knownRole(role) {
  if (role in SAME_AS) return SAME_AS[role];
  const known = INTERACTIVE.has(role) || CONTAINERS.has(role) || CELLS.has(role) || NAMED_TEXT.has(role)
    || VALUED.has(role) || role === 'img';
  return known && role !== 'clickable' && role !== 'file' ? role : undefined;
}

// A track without words that bears a handle for the keyboard is a slider, though its makers do not say so.
function isTrack(element) {
  return /(?:^|[-_\s])slider(?:$|[-_\s])/i.test(element.getAttribute('class') || '')
    && !element.textContent.trim() && element.querySelector('[tabindex]') !== null;
}

// "" for an element that only holds others.
function roleOf(element, tag) {
  const written = element.getAttribute('role');
  if (written) {
    for (const word of written.toLowerCase().split(/\s+/)) {
      const role = knownRole(word);
      // A button stays one even when it says that it is none.
      if (role !== undefined) return role || (INTERACTIVE.has(impliedRole(element, tag)) ? impliedRole(element, tag) : '');
    }
  }
  return impliedRole(element, tag);
}
