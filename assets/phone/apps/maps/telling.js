// What a place is told by, on every screen of Maps.

import { go } from "/kit/app.js";
import { glyph, h, item, t } from "/kit/widgets.js";

export const KINDS = [
  ["Restaurants", "restaurant"],
  ["Cafés", "local-cafe"],
  ["Sights", "museum"],
  ["Parks", "park"],
  ["Hotels", "hotel"],
  ["Shops", "shopping-bag"],
  ["Bars", "local-bar"],
  ["Sport", "directions-walk"],
];

const picture = ({ kind }) => KINDS.find(([name]) => name === kind)?.[1] ?? "place";
export const money = ({ price }) => "€".repeat(price);
export const rated = ({ rating }) =>
  h("span", {}, `${rating.toFixed(2)} `, h("span", { class: "stars" }, "★".repeat(Math.round(rating))));

export const line = (place) =>
  item(place.name, {
    under: h(
      "span",
      {},
      rated(place),
      ` · ${money(place)} · ${t(place.category)} · ${t("{count} min", { count: place.minutes })}`,
    ),
    start: glyph(picture(place), "soft"),
    click: () => go(`/place/${place.id}`),
  });
