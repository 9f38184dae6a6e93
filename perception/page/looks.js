// What tells a control from others beside its words: within which bounds its number lies, or how it looks.

const HUES = [[15, 'red'], [45, 'orange'], [70, 'yellow'], [165, 'green'], [195, 'cyan'], [255, 'blue'], [310, 'purple'], [335, 'pink'], [360, 'red']];
const SHAPES = { circle: 'circle', ellipse: 'ellipse', rect: 'rectangle', polygon: 'polygon', path: 'shape', line: 'line', polyline: 'line' };

// `0 to 100 by 5`; "" where the page does not say it, or it means nothing.
function boundsOf(element, tag) {
  const native = tag === 'INPUT' && (element.type === 'range' || element.type === 'number');
  const said = (name) => tidy(element.getAttribute(native ? name : `aria-value${name}`) || '');
  const [least, most] = [said('min') || (element.type === 'range' ? '0' : ''), said('max') || (element.type === 'range' ? '100' : '')];
  const step = native && element.step && element.step !== 'any' ? ` by ${element.step}` : '';
  return [least, most].every((bound) => /^[-+]?[\d.]+$/.test(bound)) ? `${least} to ${most}${step}` : '';
}

// `red circle`, `white square`: of what has no words.
function lookOf(element) {
  const style = getComputedStyle(element);
  const drawn = element instanceof SVGElement;
  const paint = drawn ? (style.fill === 'none' ? style.stroke : style.fill) : style.backgroundColor;
  return [colourName(paint), shapeOf(element, style, drawn)].filter(Boolean).join(' ');
}

function shapeOf(element, style, drawn) {
  if (drawn && SHAPES[element.localName] && element.localName !== 'rect') return SHAPES[element.localName];
  if (element.tagName === 'IMG' || element.localName === 'svg') return 'picture';
  const { width, height } = element.getBoundingClientRect();
  const square = Math.abs(width - height) < 2;
  if (!drawn && parseFloat(style.borderRadius) >= Math.min(width, height) / 2.2) return square || style.borderRadius.endsWith('%') ? 'circle' : '';
  return square ? 'square' : drawn ? 'rectangle' : '';
}

// The everyday name of a colour as styles tell it; "" for what lets everything through.
function colourName(paint) {
  const [red, green, blue, alpha = 1] = (/^rgba?\(([^)]*)\)/.exec(paint)?.[1] || '').split(/[,/ ]+/).filter(Boolean).map(Number);
  if (blue === undefined || alpha < 0.1) return '';
  const most = Math.max(red, green, blue);
  const spread = most - Math.min(red, green, blue);
  const light = (2 * most - spread) / 510;
  if (spread < 30) return light > 0.93 ? 'white' : light < 0.1 ? 'black' : 'grey';
  const sector = most === red ? ((green - blue) / spread + 6) % 6 : most === green ? (blue - red) / spread + 2 : (red - green) / spread + 4;
  const name = HUES.find(([end]) => sector * 60 <= end)[1];
  if (name === 'orange' && light < 0.4) return 'brown';
  return name === 'red' && light > 0.75 ? 'pink' : name;
}
