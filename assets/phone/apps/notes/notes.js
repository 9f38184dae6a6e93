// Notes: a wall of cards, each one a title and a text.

import { go, leave, run, start, toast } from "/kit/app.js";
import { add, change, remove, row, rows } from "/kit/content.js";
import { stamp } from "/kit/device.js";
import {
  bar,
  button,
  confirm,
  empty,
  fab,
  h,
  heading,
  iconButton,
  moreButton,
  screen,
  searchField,
  t,
} from "/kit/widgets.js";

async function wall() {
  const notes = (await rows("notes")).reverse();
  const cards = h("div", { id: "notes" });
  const show = (words) => {
    const found = notes.filter(({ title, body }) => `${title} ${body}`.toLowerCase().includes(words.toLowerCase()));
    const pinned = found.filter((note) => note.pinned);
    const others = found.filter((note) => !note.pinned);
    cards.replaceChildren(
      ...(found.length
        ? [
            pinned.length ? [heading(t("Pinned")), group(pinned)] : [],
            pinned.length && others.length ? heading(t("Others")) : [],
            group(others),
          ].flat()
        : [empty("note", t("No notes"))]),
    );
  };
  show("");
  return screen(
    bar(t("Notes"), { up: false }),
    [searchField("Search notes", show), cards],
    fab("add", "New note", () => go("/new"), { id: "new" }),
  );
}

const group = (notes) =>
  h(
    "ul",
    { class: "wall" },
    notes.map((note) =>
      h(
        "li",
        {},
        h(
          "button",
          { class: "paper", type: "button", on: { click: () => go(`/note/${note.id}`) } },
          note.title && h("span", { class: "title" }, note.title),
          h("span", { class: "text" }, note.body),
        ),
      ),
    ),
  );

async function note({ id }) {
  const known = await row("notes", { id });
  if (!known) return screen(bar(""), empty("note", t("No notes")));
  return editor(known, (values) => change("notes", known.id, values));
}

const fresh = ({ text = "", title = "" }) => editor({ title, body: text, pinned: 0 }, (values) => add("notes", values));

function editor(known, keep) {
  let { pinned } = known;
  const title = h("input", {
    class: "note-title",
    id: "title_field",
    placeholder: t("Title"),
    "aria-label": t("Title"),
    data: { hint: t("Title") },
    value: known.title,
    autocomplete: "off",
  });
  const body = h("textarea", {
    class: "note-body",
    id: "body_field",
    placeholder: t("Note"),
    "aria-label": t("Note"),
    data: { hint: t("Note") },
    value: known.body,
  });
  const save = async () => {
    if (!title.value.trim() && !body.value.trim()) return toast(t("An empty note was not saved"));
    await keep({ title: title.value.trim(), body: body.value.trimEnd(), pinned, edited_at: stamp() });
    toast(t("Note saved"));
    leave();
  };
  const pin = iconButton(
    "push-pin",
    "Pin",
    () => {
      pinned = pinned ? 0 : 1;
      pin.setAttribute("aria-pressed", String(Boolean(pinned)));
    },
    { id: "pin", "aria-pressed": String(Boolean(pinned)) },
  );
  const more = moreButton(
    [
      "Share",
      () => start({ action: "android.intent.action.SEND", extras: { text: `${title.value}\n${body.value}`.trim() } }),
    ],
    ["Delete", () => erase(known)],
  );
  return screen(
    bar("", { actions: [pin, known.id && more, button("Save", save, { id: "save" })] }),
    h("div", { class: "sheet-of-paper" }, title, body),
  );
}

async function erase({ id, title }) {
  if (!(await confirm(t("Delete note?"), title, "Delete"))) return;
  await remove("notes", id);
  toast(t("Note deleted"));
  leave();
}

run({ "/": wall, "/note/{id}": note, "/new": fresh });
