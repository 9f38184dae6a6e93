// Clock: alarms, and the time elsewhere. Timers: timers.js.

import { go, instead, leave, refresh, run, toast } from "/kit/app.js";
import { add, change, remove, row, rows } from "/kit/content.js";
import { now } from "/kit/device.js";
import { pickTime } from "/kit/pickers.js";
import { longDay, time } from "/kit/words.js";
import {
  bar,
  button,
  confirm,
  empty,
  fab,
  field,
  foot,
  h,
  iconButton,
  item,
  list,
  screen,
  switchItem,
  t,
} from "/kit/widgets.js";
import { timers } from "./timers.js";

const DAYS = [
  ["Mon", "Monday"],
  ["Tue", "Tuesday"],
  ["Wed", "Wednesday"],
  ["Thu", "Thursday"],
  ["Fri", "Friday"],
  ["Sat", "Saturday"],
  ["Sun", "Sunday"],
];
const CITIES = [
  ["Athens", "Europe/Athens"],
  ["New York", "America/New_York"],
  ["Tokyo", "Asia/Tokyo"],
  ["Sydney", "Australia/Sydney"],
  ["São Paulo", "America/Sao_Paulo"],
];

const tabs = (open) =>
  foot(
    ["Alarm", "alarm", open === "/", () => instead("/")],
    ["Clock", "schedule", open === "/world", () => instead("/world")],
    ["Timer", "timer", open === "/timer", () => instead("/timer")],
  );

function repeated(days) {
  const chosen = days.split(",").filter(Boolean);
  if (!chosen.length) return t("Once");
  if (chosen.length === 7) return t("Every day");
  return DAYS.filter(([short]) => chosen.includes(short))
    .map(([short]) => t(short))
    .join(", ");
}

async function alarms() {
  const all = (await rows("alarms")).sort((a, b) => a.time.localeCompare(b.time));
  return screen(
    bar(t("Alarm"), { up: false }),
    all.length ? h("ul", { class: "alarms" }, all.map(alarmCard)) : empty("alarm", t("No alarms")),
    fab("add", "Add alarm", () => go("/new"), { id: "add" }),
    tabs("/"),
  );
}

function alarmCard(alarm) {
  const words = [alarm.label, repeated(alarm.days)].filter(Boolean).join(" · ");
  const turn = async () => {
    await change("alarms", alarm.id, { enabled: alarm.enabled ? 0 : 1 });
    refresh();
  };
  return h(
    "li",
    { class: `alarm ${alarm.enabled ? "" : "off"}` },
    h(
      "button",
      { type: "button", class: "face", on: { click: () => go(`/alarm/${alarm.id}`) } },
      h("span", { class: "time" }, alarm.time),
      h("span", { class: "muted" }, words),
    ),
    h(
      "button",
      {
        type: "button",
        class: "turn",
        role: "switch",
        "aria-label": t("Alarm {time}", alarm),
        "aria-checked": String(Boolean(alarm.enabled)),
        on: { click: turn },
      },
      h("span", { class: "toggle" }, h("i")),
    ),
  );
}

function form(title, known, keep, extra) {
  const values = { ...known, days: known.days.split(",").filter(Boolean) };
  const label = field("Label", known.label, { id: "label" });
  const face = h(
    "button",
    {
      type: "button",
      class: "big-time",
      id: "time",
      "aria-label": `${t("Time")}, ${values.time}`,
      on: {
        click: async () => {
          values.time = (await pickTime(values.time)) ?? values.time;
          face.textContent = values.time;
          face.setAttribute("aria-label", `${t("Time")}, ${values.time}`);
        },
      },
    },
    values.time,
  );
  const week = h("div", { class: "week" });
  const draw = () =>
    week.replaceChildren(
      ...DAYS.map(([short, long]) =>
        h(
          "button",
          {
            type: "button",
            class: "weekday",
            "aria-label": t(long),
            "aria-pressed": String(values.days.includes(short)),
            on: {
              click: () => {
                values.days = values.days.includes(short)
                  ? values.days.filter((each) => each !== short)
                  : [...values.days, short];
                draw();
              },
            },
          },
          h("span", { "aria-hidden": "true" }, [...t(long)][0]),
        ),
      ),
    );
  draw();
  const save = async () => {
    const days = DAYS.map(([short]) => short)
      .filter((short) => values.days.includes(short))
      .join(",");
    await keep({ time: values.time, label: label.input.value.trim(), days, enabled: 1, vibrate: values.vibrate });
    toast(t("Alarm set for {time}", values));
    leave();
  };
  return screen(bar(title, { actions: [extra, button("Save", save, { id: "save" })] }), [
    face,
    week,
    label,
    list([
      switchItem(
        t("Vibrate"),
        Boolean(values.vibrate),
        (on) => {
          values.vibrate = on ? 1 : 0;
        },
        { id: "vibrate" },
      ),
    ]),
  ]);
}

async function alarm({ id }) {
  const known = await row("alarms", { id });
  if (!known) return screen(bar(""), empty("alarm", t("No alarms")));
  const erase = async () => {
    if (!(await confirm(t("Delete alarm?"), known.time, "Delete"))) return;
    await remove("alarms", known.id);
    toast(t("Alarm deleted"));
    leave();
  };
  return form(
    t("Edit alarm"),
    known,
    (values) => change("alarms", known.id, values),
    iconButton("delete", "Delete", erase, { id: "delete" }),
  );
}

const fresh = ({ hour = "8", minutes = "0", label = "" }) =>
  form(
    t("Add alarm"),
    { time: `${hour.padStart(2, "0")}:${minutes.padStart(2, "0")}`, label, days: "", vibrate: 1 },
    (values) => add("alarms", values),
  );

function world() {
  const there = (zone) =>
    new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: zone }).format(now());
  return screen(
    bar(t("Clock"), { up: false }),
    [
      h("p", { class: "big-time still" }, time(now())),
      h("p", { class: "centre muted" }, longDay(now())),
      list(CITIES.map(([name, zone]) => item(t(name), { end: h("span", { class: "elsewhere" }, there(zone)) }))),
    ],
    tabs("/world"),
  );
}

run({ "/": alarms, "/alarm/{id}": alarm, "/new": fresh, "/timer": () => timers(tabs("/timer")), "/world": world });
