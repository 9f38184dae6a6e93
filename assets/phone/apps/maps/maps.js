// Maps: the places of the town, found by words or by kind, and those that are kept. One of them: place.js.

import { go, instead, run, toast } from "/kit/app.js";
import { rows } from "/kit/content.js";
import { bar, button, chip, choose, empty, foot, h, icon, list, screen, searchField, t } from "/kit/widgets.js";
import { map } from "./drawing.js";
import { directions, place, reviews } from "./place.js";
import { KINDS, line } from "./telling.js";

const ORDERINGS = {
  near: ["Nearest", (a, b) => a.minutes - b.minutes],
  best: ["Best rated", (a, b) => b.rating - a.rating],
  cheap: ["Cheapest", (a, b) => a.price - b.price || a.minutes - b.minutes],
};
const found = { words: "", kind: "", ordering: "near", here: false };

const tabs = (open) =>
  foot(
    ["Explore", "map", open === "/", () => instead("/")],
    ["Saved", "bookmark", open === "/saved", () => instead("/saved")],
  );

async function explore({ query }) {
  if (query !== undefined) Object.assign(found, { words: query, kind: "" });
  const places = await rows("places");
  const picked = h("div", { id: "places" });
  const chart = h("div", {});
  const chips = h("div", { class: "chips" });
  const draw = () => {
    const fitting = places.filter(matches).sort(ORDERINGS[found.ordering][1]);
    chart.hidden = Boolean(found.words);
    chart.replaceChildren(map(fitting, { here: found.here, choose: (place) => go(`/place/${place.id}`) }), locator());
    chips.replaceChildren(
      ...KINDS.map(([name]) =>
        chip(t(name), found.kind === name, () => {
          found.kind = found.kind === name ? "" : name;
          draw();
        }),
      ),
    );
    picked.replaceChildren(
      h(
        "div",
        { class: "row between counted" },
        h("p", { class: "small muted" }, t("{count} places", { count: fitting.length })),
        sorter(draw),
      ),
      fitting.length ? list(fitting.map(line)) : empty("search", t("No results")),
    );
  };
  const locator = () =>
    h(
      "button",
      { type: "button", class: "locate", "aria-label": t("My location"), on: { click: () => locate(draw) } },
      icon("location-on"),
    );
  draw();
  return screen(
    bar(t("Maps"), { up: query !== undefined }),
    [
      searchField(
        "Search here",
        (words) => {
          found.words = words;
          draw();
        },
        { value: found.words },
      ),
      chips,
      chart,
      picked,
    ],
    tabs("/"),
  );
}

const matches = (place) =>
  (!found.kind || place.kind === found.kind) &&
  found.words
    .toLowerCase()
    .split(/[\s,]+/)
    .every(
      (word) =>
        `${place.name} ${place.category} ${place.address} ${place.about}`.toLowerCase().includes(word) ||
        word === "portwick",
    );

const sorter = (draw) =>
  button(
    ORDERINGS[found.ordering][0],
    async () => {
      found.ordering =
        (await choose(
          t("Sort by"),
          Object.entries(ORDERINGS).map(([key, [words]]) => [key, t(words)]),
          found.ordering,
        )) ?? found.ordering;
      draw();
    },
    { kind: "text", glyph: "sort", id: "sort" },
  );

async function locate(draw) {
  found.here = await parent.phone.askPermission("com.example.maps", "android.permission.ACCESS_FINE_LOCATION");
  if (!found.here) toast(t("Maps does not know where you are"));
  draw();
}

async function saved() {
  const [kept, places] = await Promise.all([rows("saved_places"), rows("places")]);
  const lines = kept.map(({ place_id: id }) => places.find((one) => one.id === id));
  return screen(
    bar(t("Saved"), { up: false }),
    lines.length ? list(lines.map(line)) : empty("bookmark", t("No saved places")),
    tabs("/saved"),
  );
}

run({
  "/": explore,
  "/search": explore,
  "/place/{id}": place,
  "/directions/{id}": directions,
  "/reviews/{id}": reviews,
  "/saved": saved,
});
