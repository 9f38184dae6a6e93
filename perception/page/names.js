// What an element is called.

const NAME_LIMIT = 200;
const TEXT_LIMIT = 500;
const UNREAD = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'HEAD', 'SELECT', 'TEXTAREA', 'INPUT', 'BUTTON', 'DATALIST']);

function tidy(text) {
  return text.replace(/[\s\u200b\u00ad\ufeff]+/g, ' ').trim();
}

// The visible words inside, without what is typed into fields.
function textOf(node) {
  if (node.nodeType === TEXT_NODE) return node.nodeValue;
  if (node.nodeType !== ELEMENT_NODE || UNREAD.has(node.tagName)) return '';
  if (node.tagName === 'IMG') return node.alt;
  if (!node.checkVisibility({ visibilityProperty: true })) return '';
  const text = textInside(node);
  return BLOCKS.has(node.tagName) ? ` ${text} ` : text;
}

function textInside(node) {
  let text = '';
  for (const child of (shadowOf(node) || node).childNodes) text += textOf(child);
  return text;
}

const BLOCKS = new Set(['DIV', 'P', 'LI', 'TD', 'TH', 'BR', 'DT', 'DD', 'TR', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6']);

// The words of the elements that an attribute names by id; hidden ones count too.
function referenced(element, attribute) {
  const ids = element.getAttribute(attribute);
  if (!ids) return '';
  const root = element.getRootNode();
  const texts = ids.split(/\s+/).map((id) => root.getElementById?.(id)).filter((target) => target && !isSecret(target))
    .map((target) => target.getAttribute('aria-label') || textInside(target));
  return tidy(texts.join(' '));
}

function ariaName(element) {
  return referenced(element, 'aria-labelledby') || tidy(element.getAttribute('aria-label') || '');
}

function visibleLabel(element) {
  if (!element.labels?.length) return '';
  return tidy(listOf(element.labels, textInside).join(' '));
}

const BUTTON_WORDS = { submit: 'Submit', reset: 'Reset', image: 'Submit' };

function buttonName(element) {
  if (element.tagName !== 'INPUT') return '';
  if (element.type === 'image') return tidy(element.alt || element.title || BUTTON_WORDS.image);
  return ['button', 'submit', 'reset'].includes(element.type)
    ? tidy(element.value || element.title || BUTTON_WORDS[element.type] || '') : '';
}

const CAPTIONS = { FIELDSET: 'legend', TABLE: 'caption' };

function containerName(element, role) {
  const written = ariaName(element);
  if (written) return written;
  const caption = CAPTIONS[element.tagName] ? element.querySelector(`:scope > ${CAPTIONS[element.tagName]}`)
    : role.endsWith('dialog') ? element.querySelector('h1, h2, h3, h4, h5, h6, [role=heading]') : null;
  return caption ? tidy(textInside(caption)) : tidy(element.getAttribute('title') || '');
}

// The name that does not come from the words inside; those come first for all but fields.
function hint(element) {
  return tidy(element.getAttribute('placeholder') || element.getAttribute('aria-placeholder')
    || element.getAttribute('title') || element.getAttribute('alt') || '');
}

// What a pointer on it, or a reader, is told beside its name: its own title or that of what holds it alone, the title of
// what is in it, and its description.
function besideName(element, name) {
  const told = [
    element.getAttribute('title'), holdersTitle(element), element.getAttribute('aria-description'),
    referenced(element, 'aria-describedby'), ...tipsOf(element),
    element.firstElementChild && (innerHint(element) || element.querySelector('[role=tooltip]')?.textContent),
  ].map((words) => tidy(words || '')).filter((words) => words && words !== name);
  return [...new Set(told)].join('; ').slice(0, TEXT_LIMIT);
}

// The nearest title of those that hold the element and nothing else.
function holdersTitle(element) {
  const held = tidy(element.textContent);
  let holder = element.parentElement;
  while (holder?.childElementCount === 1 && tidy(holder.textContent) === held) {
    if (holder.getAttribute('title')) return holder.getAttribute('title');
    holder = holder.parentElement;
  }
  return '';
}

// What the page's own scripts show where a pointer rests on it.
function tipsOf(element) {
  return Object.entries(element.dataset || {}).filter(([name]) => /(?:tip|title)$/i.test(name)).map(([, words]) => words);
}

// The name that an icon carries.
function innerHint(element) {
  const inner = element.querySelector('[aria-label], [title], img[alt], svg title');
  return inner ? tidy(inner.getAttribute('aria-label') || inner.getAttribute('title') || inner.getAttribute('alt') || inner.textContent) : '';
}

const ICON = /^(?:icon|ico|fa|bi|mdi|ti|la|ri|lucide|glyphicon|feather|uil|material-icons?)[-_]+/;
const NO_ICON = new Set((
  'icon icons btn button link item nav menu clickable active hover selected open closed container wrapper box inner outer '
  + 'small sm xs md lg large primary secondary default left right round circle image img svg span div fas far fab solid '
  + 'regular fw spin color colour cell square tile tool toggle col row text flex block card body head').split(' '));
const ICON_SIZE = 64; // pixels

function iconWord(name) {
  const words = name.replace(ICON, '').replace(/[-_]+/g, ' ').trim().toLowerCase();
  const generic = words.split(' ').filter((word) => NO_ICON.has(word)).length;
  const says = ICON.test(name) ? generic < words.split(' ').length : !generic;
  return says && /^[a-z]{3,}( [a-z]+)?$/.test(words) ? words : '';
}

// What an icon without words shows, as far as its makers have named it: by file, symbol or class.
function iconHint(element) {
  if (element instanceof SVGElement && element.localName !== 'svg') return '';
  const { width, height } = element.getBoundingClientRect();
  if (width > ICON_SIZE || height > ICON_SIZE) return '';
  const parts = [element, ...listOf(element.querySelectorAll('*')).slice(0, 5)];
  const classes = parts.flatMap((part) => listOf(part.classList).reverse());
  const files = parts.map((part) => (part.tagName === 'IMG' ? part.src : part.localName === 'use' ? part.getAttribute('href') : ''));
  const named = [
    ...classes.filter((name) => ICON.test(name)), ...parts.map((part) => part.dataset?.icon || ''),
    ...files.map((file) => /([\w-]+)(?:\.\w+)?(?:[?].*)?$/.exec(file || '')?.[1] || ''), ...classes,
  ];
  return named.map(iconWord).find(Boolean) || '';
}

function termOf(description) {
  let at = description.previousElementSibling;
  while (at && at.tagName !== 'DT') at = at.previousElementSibling;
  return at ? textInside(at) : '';
}

function drawnName(element) {
  return element.tagName === 'svg' ? ariaName(element) || tidy(element.querySelector('title')?.textContent || '') : '';
}
