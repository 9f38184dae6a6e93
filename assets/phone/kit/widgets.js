// The parts that screens are put together from.

import { back, leave } from "./app.js";
import { h, icon } from "./elements.js";
import { t } from "./words.js";

/** A screen: bar, scrolling body, and what floats above it. */
export const screen = (bar, body, ...floating) =>
  h("section", { class: "screen" }, bar, h("main", { class: "body", id: "content" }, body), floating);

export const iconButton = (name, label, click, props = {}) =>
  h("button", { class: "icon-button", type: "button", "aria-label": t(label), on: { click }, ...props }, icon(name));

/** The class of an icon button that stands out while something is so; what its label says changes with it. */
export const marked = (on) => `icon-button ${on ? "on" : ""}`;

/** The bar at the top; `up`: with an arrow back. */
export const bar = (title, { up = true, actions = [] } = {}) =>
  h(
    "header",
    { class: `bar ${up ? "" : "first"}` },
    up && iconButton("arrow-back", "Back", leave, { id: "up" }),
    h("h1", { id: "title" }, title),
    actions,
  );

export const button = (label, click, { kind = "filled", glyph, ...props } = {}) =>
  h(
    "button",
    { class: `button ${kind}`, type: "button", on: click ? { click } : {}, ...props },
    glyph && icon(glyph),
    t(label),
  );

export const fab = (glyph, label, click, props = {}) =>
  h("button", { class: "fab", type: "button", on: { click }, ...props }, icon(glyph), h("span", {}, t(label)));

/** A line of a list. `start` and `end`: what stands before and behind the words. */
export const item = (title, { under, start, end, click, label, ...props } = {}) =>
  h(
    "li",
    { class: "item-box" },
    h(
      click ? "button" : "div",
      { class: "item", ...(click && { type: "button", on: { click } }), "aria-label": label, ...props },
      start,
      h(
        "span",
        { class: "words" },
        h("span", { class: "title" }, title),
        under && h("span", { class: "under" }, under),
      ),
      end && h("span", { class: "end" }, end),
    ),
  );

export const list = (items, props = {}) => h("ul", { class: "list", ...props }, items);
export const heading = (text) => h("h2", { class: "heading" }, text);
export const glyph = (name, tone = "") => h("span", { class: `glyph ${tone}` }, icon(name));
export const empty = (name, text) => h("div", { class: "empty" }, icon(name), h("p", {}, text));

/** A round picture with somebody's first letter, always in the same colour. */
export function avatar(name, size = "") {
  const hue = [...name].reduce((sum, letter) => sum * 31 + letter.codePointAt(0), 7) % 360;
  return h(
    "span",
    { class: `avatar ${size}`, "aria-hidden": "true", style: `--hue: ${hue}` },
    [...name][0]?.toUpperCase(),
  );
}

/** A labelled text field. */
export function field(label, value = "", { lines = 1, glyph: picture, ...props } = {}) {
  const input = h(lines > 1 ? "textarea" : "input", {
    value,
    placeholder: " ",
    autocomplete: "off",
    data: { hint: t(label) },
    "aria-label": t(label),
    ...props,
  });
  if (lines > 1) input.rows = lines;
  const box = h(
    "label",
    { class: "field" },
    picture && icon(picture),
    h("span", { class: "frame" }, input, h("span", { class: "name", "aria-hidden": "true" }, t(label))),
  );
  box.input = input;
  return box;
}

/** A field to search in; `search` gets what is typed, at once. */
export const searchField = (label, search, { value = "", ...props } = {}) =>
  h(
    "label",
    { class: "search" },
    icon("search"),
    h("input", {
      id: "search",
      type: "search",
      enterKeyHint: "search",
      placeholder: t(label),
      "aria-label": t(label),
      data: { hint: t(label) },
      autocomplete: "off",
      value,
      on: {
        input: (event) => search(event.target.value),
        keydown: (event) => {
          if (event.key === "Enter") event.target.blur();
        },
      },
      ...props,
    }),
  );

/** A line with a switch; `turn` gets what it is turned to. */
export function switchItem(title, on, turn, { under, start, ...props } = {}) {
  const line = item(title, {
    under,
    start,
    end: toggle(),
    click: () => flip(line.firstChild),
    role: "switch",
    "aria-checked": String(on),
    ...props,
  });
  const flip = (element) => {
    const turned = element.getAttribute("aria-checked") !== "true";
    element.setAttribute("aria-checked", String(turned));
    turn(turned);
  };
  return line;
}
const toggle = () => h("span", { class: "toggle", "aria-hidden": "true" }, h("i"));

/** A small choice; pressed or not. */
export const chip = (label, pressed, click, props = {}) =>
  h(
    "button",
    { class: "chip", type: "button", "aria-pressed": String(pressed), on: { click }, ...props },
    pressed && icon("check"),
    label,
  );

/** Tabs at the foot of the app: [label, icon, route is open?, click]. */
export const foot = (...tabs) =>
  h(
    "nav",
    { class: "foot", role: "tablist" },
    tabs.map(([label, name, selected, click, count]) =>
      h(
        "button",
        { type: "button", role: "tab", "aria-selected": String(selected), "aria-label": t(label), on: { click } },
        h("span", { class: "pill" }, icon(name), count ? h("b", { class: "count" }, count) : null),
        h("span", { class: "label", "aria-hidden": "true" }, t(label)),
      ),
    ),
  );

/** Something on top of the screen, which Back or a touch beside it takes away; `value` of `close` answers. */
function over(classes, role, build) {
  return new Promise((answer) => {
    const covered = document.querySelectorAll(".screen");
    const close = (value) => {
      layer.remove();
      covered.forEach((one) => {
        one.inert = false;
      });
      answer(value);
    };
    const layer = h("div", { class: `over ${classes}` });
    covered.forEach((one) => {
      one.inert = true;
    });
    layer.dismiss = () => close(null);
    layer.append(
      h("div", { class: "scrim", on: { click: layer.dismiss } }),
      h("div", { class: "sheet", role, "aria-modal": "true" }, build(close)),
    );
    document.body.append(layer);
    layer.querySelector("[autofocus]")?.focus();
  });
}

/** A question; true when `yes` is pressed. */
export const confirm = (title, text, yes) =>
  over("dialog", "alertdialog", (close) => [
    h("h2", { id: "alertTitle" }, title),
    text && h("p", { id: "message" }, text),
    h(
      "div",
      { class: "buttons" },
      button("Cancel", () => close(false), { kind: "text", id: "button2" }),
      button(yes, () => close(true), { kind: "text", id: "button1" }),
    ),
  ]);

/** A dialog with anything inside; `build` gets `close`. */
export const dialog = (title, build) =>
  over("dialog", "dialog", (close) => [h("h2", { id: "alertTitle" }, title), build(close)]);

/** One of several, told apart by their words; null when none is taken. options: [value, words]. */
export const choose = (title, options, chosen) =>
  dialog(title, (close) => [
    h(
      "ul",
      { role: "listbox", "aria-label": title },
      options.map(([value, words]) =>
        h(
          "li",
          { role: "none" },
          h(
            "button",
            {
              class: "option",
              type: "button",
              role: "option",
              "aria-selected": String(value === chosen),
              on: { click: () => close(value) },
            },
            icon(value === chosen ? "radio-button-checked" : "radio-button-unchecked"),
            h("span", {}, words),
          ),
        ),
      ),
    ),
    h(
      "div",
      { class: "buttons" },
      button("Cancel", () => close(null), { kind: "text", id: "button2" }),
    ),
  ]);

/** The three dots: options are [words, what to do]. */
export const moreButton = (...options) =>
  iconButton(
    "more-vert",
    "More options",
    async () => {
      const act = await over("menu", "menu", (close) =>
        options.map(([words, run]) =>
          h("button", { type: "button", role: "menuitem", on: { click: () => close(run) } }, t(words)),
        ),
      );
      act?.();
    },
    { id: "more" },
  );

export { back, h, icon, t };
