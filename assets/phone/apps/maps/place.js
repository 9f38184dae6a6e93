// One place: details, reviews, the ways there.

import { go, instead, refresh, start, toast } from "/kit/app.js";
import { add, remove, row, rows } from "/kit/content.js";
import { now } from "/kit/device.js";
import {
  bar,
  button,
  chip,
  dialog,
  empty,
  field,
  glyph,
  h,
  heading,
  iconButton,
  item,
  list,
  screen,
  t,
} from "/kit/widgets.js";
import { map } from "./drawing.js";
import { money, rated } from "./telling.js";
import { ways } from "./ways.js";

const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

function openNow({ opens, closes, closed_on: closed }) {
  const clock = `${String(now().getHours()).padStart(2, "0")}:${String(now().getMinutes()).padStart(2, "0")}`;
  const open = WEEKDAYS[now().getDay()] !== closed && opens <= clock && clock < closes;
  return h("span", { class: open ? "good" : "bad-word" }, t(open ? "Open now" : "Closed now"));
}

export async function place({ id }) {
  const [one, reviews, saved] = await Promise.all([
    row("places", { id }),
    rows("reviews", { place_id: id }),
    row("saved_places", { place_id: id }),
  ]);
  if (!one) return screen(bar(""), empty("place", t("No results")));
  const keep = async () => {
    await (saved ? remove("saved_places", one.id) : add("saved_places", { place_id: one.id }));
    toast(t(saved ? "Removed from saved places" : "Saved"));
    refresh();
  };
  const share = () =>
    start({ action: "android.intent.action.SEND", extras: { text: `${one.name}, ${one.address}, ${one.phone}` } });
  const deed = (name, label, click, kind = "tonal") => button(label, click, { kind, glyph: name });
  return screen(bar("", { actions: [iconButton("share", "Share", share)] }), [
    map([one], { choose: () => {} }),
    h(
      "div",
      { class: "pad told" },
      h("h2", { id: "place_name" }, one.name),
      h("p", { id: "rating" }, rated(one), h("span", { class: "muted" }, ` (${reviews.length})`)),
      h("p", { class: "muted" }, `${t(one.category)} · ${money(one)} · ${t("{count} min", { count: one.minutes })}`),
      h("p", {}, openNow(one)),
    ),
    h(
      "div",
      { class: "chips" },
      deed("directions", "Directions", () => go(`/directions/${id}`), "filled"),
      deed("call", "Call", () => start({ action: "android.intent.action.DIAL", data: `tel:${one.phone}` })),
      deed(saved ? "bookmark" : "bookmark-border", saved ? "Saved" : "Save", keep),
    ),
    list([
      item(one.about, { start: glyph("info", "plain"), class: "item long" }),
      item(one.address, { under: t("Address"), start: glyph("place", "plain"), id: "address" }),
      item(`${one.opens} – ${one.closes}`, {
        under: t("Closed on {day}", { day: t(one.closed_on) }),
        start: glyph("schedule", "plain"),
        id: "hours",
      }),
      item(one.phone, {
        under: t("Phone"),
        start: glyph("call", "plain"),
        id: "phone",
        click: () =>
          start({
            action: "android.intent.action.INSERT",
            data: "content://contacts",
            extras: { name: one.name, phone: one.phone, address: one.address },
          }),
      }),
      item(one.website, { under: t("Website"), start: glyph("public", "plain"), id: "website" }),
    ]),
    heading(t("Reviews")),
    list(reviews.slice(0, 2).map(opinion)),
    h(
      "div",
      { class: "chips" },
      button("All reviews", () => go(`/reviews/${id}`), { kind: "text" }),
      button("Write a review", () => write(one), { kind: "text", glyph: "edit" }),
    ),
  ]);
}

const opinion = ({ author, stars, body }) =>
  item(author, {
    under: h(
      "span",
      {},
      h("span", { class: "stars", "aria-label": t("{stars} of 5 stars", { stars }) }, "★".repeat(stars)),
      ` ${body}`,
    ),
    start: glyph("person"),
  });

export async function reviews({ id }) {
  const [one, all] = await Promise.all([row("places", { id }), rows("reviews", { place_id: id })]);
  return screen(
    bar(t("Reviews")),
    list(all.reverse().map(opinion)),
    h(
      "div",
      { class: "pad" },
      button("Write a review", () => write(one), { class: "button filled wide", glyph: "edit" }),
    ),
  );
}

function write(one) {
  return dialog(one.name, (close) => {
    let stars = 0;
    const text = field("Your review", "", { lines: 3, id: "review" });
    const row = h("div", { class: "give" });
    const draw = () =>
      row.replaceChildren(
        ...[1, 2, 3, 4, 5].map((each) =>
          iconButton(
            each <= stars ? "star" : "star-border",
            t(each === 1 ? "{count} star" : "{count} stars", { count: each }),
            () => {
              stars = each;
              draw();
            },
            { "aria-pressed": String(each <= stars) },
          ),
        ),
      );
    draw();
    const post = async () => {
      if (!stars) return toast(t("Choose one to five stars"));
      await add("reviews", { place_id: one.id, author: "Robin Harper", stars, body: text.input.value.trim() });
      close();
      toast(t("Review posted"));
      refresh();
    };
    return [
      row,
      text,
      h(
        "div",
        { class: "buttons" },
        button("Cancel", () => close(), { kind: "text" }),
        button("Post", post, { kind: "text", id: "post" }),
      ),
    ];
  });
}

export async function directions({ id, by = "walk" }) {
  const one = await row("places", { id });
  const { names, minutes, steps } = ways(one, by);
  return screen(bar(t("Directions")), [
    map([one], { here: true, way: true, choose: () => {} }),
    h(
      "div",
      { class: "chips" },
      names.map(([key, label, took]) =>
        chip(`${t(label)} · ${t("{count} min", { count: took })}`, key === by, () =>
          instead(`/directions/${id}?by=${key}`),
        ),
      ),
    ),
    h(
      "p",
      { class: "pad told" },
      h("b", { class: "cost", id: "duration" }, t("{count} min", { count: minutes })),
      h("span", {}, t("to {name}", one)),
    ),
    h(
      "ol",
      { class: "list" },
      steps.map(([glyphName, words]) => item(words, { start: glyph(glyphName, "plain"), class: "item long" })),
    ),
  ]);
}
