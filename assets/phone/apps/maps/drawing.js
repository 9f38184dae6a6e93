// The map of Portwick: one drawing for all seeds, and pins where places are.

import { h, icon } from "/kit/elements.js";
import { t } from "/kit/words.js";

const HERE = { x: 46, y: 58 };
const STREETS = "M0 30H100M0 62H100M12 0V100M34 0V100M58 0V84M80 0V70M0 84 34 62 58 30 80 0M34 100 58 62 100 40";

/** The map with these places; `here`: where the phone is; `way`: a line from there to the first place. */
export function map(places, { here = false, way = false, choose }) {
  const box = h("div", { class: "map", role: "region", "aria-label": t("Map") });
  const path = way && places[0] ? `<path class="way" d="M${HERE.x} ${HERE.y}H${places[0].x}V${places[0].y}"/>` : "";
  box.innerHTML = `<svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true"><path class="sea" d="M60 100C64 88 76 82 100 72V100z"/><path class="park" d="M14 8h18v18H14zM60 34h16v20H60z"/>
    <path class="river" d="M0 46C20 40 30 54 50 48S78 66 88 84"/><path class="streets" d="${STREETS}"/>${path}</svg>`;
  box.append(
    ...places.slice(0, 12).map((place) => pin(place, choose)),
    here
      ? h("span", { class: "here", "aria-label": t("You are here"), style: `left: ${HERE.x}%; top: ${HERE.y}%` })
      : "",
  );
  return box;
}

const pin = (place, choose) =>
  h(
    "button",
    {
      type: "button",
      class: "pin",
      "aria-label": t("{name} on the map", place),
      style: `left: ${place.x}%; top: ${place.y}%`,
      on: { click: () => choose(place) },
    },
    icon("place"),
  );
