// Choosing a day from a month and a time by hour and minute.

import { today } from "./device.js";
import { date, longDay } from "./words.js";
import { button, dialog, field, h, iconButton, t } from "./widgets.js";

const iso = (year, month, number) => new Date(Date.UTC(year, month, number)).toISOString().slice(0, 10);

/** The days of a month, from Monday, as a grid; `cell` makes a day's button. */
export function monthGrid(year, month, cell) {
  const before = (new Date(Date.UTC(year, month, 1)).getUTCDay() + 6) % 7;
  const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const heads = Array.from({ length: 7 }, (_, i) =>
    h("span", { class: "weekday", "aria-hidden": "true" }, date(iso(2024, 0, 1 + i), { weekday: "narrow" })),
  );
  const days = Array.from({ length }, (_, i) => cell(iso(year, month, i + 1), i + 1));
  return h(
    "div",
    { class: "month" },
    heads,
    Array.from({ length: before }, () => h("span", {})),
    days,
  );
}

export const monthName = (year, month) => date(iso(year, month, 1), { month: "long", year: "numeric" });

/** A day, ISO, or null; the dialog begins at `chosen`. */
export function pickDay(chosen) {
  return dialog(t("Select date"), (close) => {
    let [year, month] = [Number(chosen.slice(0, 4)), Number(chosen.slice(5, 7)) - 1];
    let day = chosen;
    const place = h("div", {});
    const turn = (by) => {
      month += by;
      [year, month] = [year + Math.floor(month / 12), (month + 12) % 12];
      draw();
    };
    const cell = (each, number) =>
      h(
        "button",
        {
          type: "button",
          class: `day ${each === today() ? "today" : ""}`,
          "aria-label": longDay(each),
          "aria-pressed": String(each === day),
          on: {
            click: () => {
              day = each;
              draw();
            },
          },
        },
        h("span", { "aria-hidden": "true" }, number),
      );
    const draw = () =>
      place.replaceChildren(
        h(
          "div",
          { class: "row between" },
          iconButton("arrow-back", "Previous month", () => turn(-1)),
          h("b", {}, monthName(year, month)),
          iconButton("arrow-forward", "Next month", () => turn(1)),
        ),
        monthGrid(year, month, cell),
      );
    draw();
    return [
      place,
      h(
        "div",
        { class: "buttons" },
        button("Cancel", () => close(null), { kind: "text" }),
        button("OK", () => close(day), { kind: "text" }),
      ),
    ];
  });
}

/** A time as HH:MM, or null. */
export function pickTime(chosen) {
  return dialog(t("Select time"), (close) => {
    const [hour, minute] = [
      ["Hour", chosen.slice(0, 2), 23],
      ["Minute", chosen.slice(3), 59],
    ].map(([label, value, most]) =>
      field(label, value, { type: "number", min: 0, max: most, inputMode: "numeric", id: label.toLowerCase() }),
    );
    const take = () => {
      const fitting = [hour, minute].map(({ input }) => input.value !== "" && input.checkValidity());
      [hour, minute].forEach((each, i) => each.classList.toggle("bad", !fitting[i]));
      if (fitting.every(Boolean))
        close([hour, minute].map(({ input }) => String(Number(input.value)).padStart(2, "0")).join(":"));
    };
    return [
      h("div", { class: "time-picker" }, hour, h("b", { "aria-hidden": "true" }, ":"), minute),
      h(
        "div",
        { class: "buttons" },
        button("Cancel", () => close(null), { kind: "text" }),
        button("OK", take, { kind: "text" }),
      ),
    ];
  });
}
