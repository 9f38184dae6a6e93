// The on-screen keyboard: there while a field has the focus, and the app is that much shorter.

import { settings } from "/kit/device.js";
import { h, icon } from "/kit/elements.js";
import { t } from "/kit/words.js";

const board = document.getElementById("keyboard");
const LETTERS = {
  en: ["qwertyuiop", "asdfghjkl", "zxcvbnm"],
  el: [";ςερτυθιοπ", "ασδφγηξκλ", "ζχψωβνμ"],
};
const SIGNS = ["1234567890", "@#€_&-+()/", "*\"':;!?"];
const EDITABLE =
  "input:not([type=checkbox],[type=radio],[type=range],[type=date],[type=time]), textarea, [contenteditable]";
const LEAVING = 80; // milliseconds: what a touch beside the field was meant for must not move away under the finger
let field = null;
let capitals = false;
let signs = false;

/** Show the keyboard whenever a field of this page is entered. */
export function watchFields(page) {
  page.addEventListener("focusin", ({ target }) => {
    if (target.matches(EDITABLE)) show(target);
  });
  page.addEventListener("pointerup", ({ target }) => {
    if (target === page.activeElement && target.matches(EDITABLE)) show(target);
  });
  page.addEventListener("focusout", ({ target }) =>
    setTimeout(() => {
      if (target === field && page.activeElement !== field) hideKeyboard();
    }, LEAVING),
  );
}

export const keyboardShown = () => !board.hidden;

/** Away with it; the field keeps the focus, as on Android. */
export function hideKeyboard() {
  board.hidden = true;
  field = null;
}

function show(target) {
  field = target;
  signs = ["tel", "number"].includes(target.type);
  capitals = !signs && !target.value && target.type === "text";
  board.hidden = false;
  draw();
  requestAnimationFrame(() => target.scrollIntoView({ block: "nearest" }));
}

function draw() {
  const letters = signs ? SIGNS : (LETTERS[settings.language] ?? LETTERS.en);
  const rows = letters.map((row) => [...row].map((letter) => letterKey(capitals ? letter.toUpperCase() : letter)));
  rows[2].unshift(
    key(
      "shift",
      "Shift",
      icon("keyboard-capslock"),
      () => {
        capitals = !capitals;
        draw();
      },
      "wide",
    ),
  );
  rows[2].push(key("delete", "Delete", icon("backspace"), () => pressKey("delete"), "wide"));
  rows.push([
    key(
      "symbols",
      "Symbols",
      signs ? "ABC" : "?123",
      () => {
        signs = !signs;
        draw();
      },
      "wide",
    ),
    letterKey(","),
    key("space", "Space", " ", () => write(" "), "space"),
    letterKey("."),
    key("enter", "Enter", icon("keyboard-return"), () => pressKey("enter"), "wide go"),
  ]);
  board.replaceChildren(...rows.map((row) => h("div", { class: "keys" }, row)));
}

const letterKey = (letter) =>
  key(letter, letter, letter, () => {
    write(letter);
    if (capitals) {
      capitals = false;
      draw();
    }
  });

/** A key; pressing it leaves the focus in the field. */
function key(name, label, face, act, kind = "") {
  return h(
    "button",
    {
      type: "button",
      class: kind,
      "aria-label": t(label),
      data: { key: name },
      on: { pointerdown: (event) => event.preventDefault(), mousedown: (event) => event.preventDefault(), click: act },
    },
    face,
  );
}

const write = (text) => field?.ownerDocument.execCommand("insertText", false, text);

/** Enter, search or delete in the field that has the focus. */
export function pressKey(name) {
  const page = field?.ownerDocument;
  if (!page) return;
  if (name === "delete") return void page.execCommand("delete");
  if (field.tagName === "TEXTAREA") return void page.execCommand("insertText", false, "\n");
  const pressed = field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
  if (pressed && field?.form && field.form.requestSubmit) field.form.requestSubmit();
  hideKeyboard();
}
