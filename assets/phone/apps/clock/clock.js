// Clock: alarms, timers, the time elsewhere.

import { go, instead, leave, refresh, run, toast } from "/kit/app.js";
import { add, change, remove, row, rows } from "/kit/content.js";
import { now, stamp } from "/kit/device.js";
import { pickTime } from "/kit/pickers.js";
import { longDay, time } from "/kit/words.js";
import {
  bar,
  button,
  chip,
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

const digits = (seconds) =>
  [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, "0"))
    .join(":")
    .replace(/^00:/, "");

async function timers() {
  const running = await rows("timers");
  const minutes = field("Minutes", "", { type: "number", min: 1, max: 999, inputMode: "numeric", id: "minutes" });
  const label = field("Label", "", { id: "label" });
  const begin = async (seconds) => {
    if (!(seconds > 0)) return void minutes.classList.add("bad");
    await add("timers", { seconds, label: label.input.value.trim(), started_at: stamp() });
    refresh();
  };
  return screen(
    bar(t("Timer"), { up: false }),
    [
      h("ul", { class: "timers" }, running.map(timerCard)),
      minutes,
      label,
      h(
        "div",
        { class: "chips" },
        [1, 5, 10, 30].map((each) => chip(t("{count} min", { count: each }), false, () => begin(each * 60))),
      ),
      h(
        "div",
        { class: "pad" },
        button("Start", () => begin(Number(minutes.input.value) * 60), {
          glyph: "play-arrow",
          class: "button filled wide",
          id: "start",
        }),
      ),
    ],
    tabs("/timer"),
  );
}

function timerCard(timer) {
  const left = () => Math.max(0, timer.seconds - Math.floor((now() - new Date(timer.started_at)) / 1000));
  const face = h("span", { class: "time" }, digits(left()));
  const tick = setInterval(() => {
    if (!face.isConnected && tick) return clearInterval(tick);
    face.textContent = digits(left());
    if (!left()) {
      clearInterval(tick);
      parent.phone.notify({
        package: "com.example.clock",
        title: t("Time’s up"),
        text: timer.label || digits(timer.seconds),
      });
    }
  }, 1000);
  return h(
    "li",
    { class: "alarm" },
    h(
      "span",
      { class: "face" },
      face,
      h("span", { class: "muted" }, timer.label || t("{count} min", { count: Math.round(timer.seconds / 60) })),
    ),
    iconButton("close", "Cancel timer", async () => {
      await remove("timers", timer.id);
      refresh();
    }),
  );
}

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

run({ "/": alarms, "/alarm/{id}": alarm, "/new": fresh, "/timer": timers, "/world": world });
