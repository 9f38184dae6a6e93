// Elements in one call, with what Android knows them by.

const SVG = "http://www.w3.org/2000/svg";

/** An element. `id`: the resource id, without its package; `on`: listeners; `data`: data-* attributes; the rest: attributes. */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  const { id, on = {}, data = {}, class: classes, ...rest } = props;
  if (id) element.dataset.id = `${document.documentElement.dataset.package}:id/${id}`;
  if (classes) element.className = classes;
  Object.assign(element.dataset, data);
  for (const [name, listener] of Object.entries(on)) element.addEventListener(name, listener);
  for (const [name, value] of Object.entries(rest)) {
    if (name in element && !name.startsWith("aria") && name !== "role" && name !== "list") element[name] = value;
    else if (value !== false && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.flat(Infinity).filter((child) => child || child === 0));
  return element;
}

/** One of the drawings in icons.svg; never read out. */
export function icon(name, classes = "") {
  const svg = document.createElementNS(SVG, "svg");
  const use = document.createElementNS(SVG, "use");
  svg.setAttribute("class", `icon ${classes}`);
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `/kit/icons.svg#${name}`);
  svg.append(use);
  return svg;
}
