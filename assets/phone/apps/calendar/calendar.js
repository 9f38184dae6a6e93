// Calendar: a month, what each day holds, and appointments.

import { go, instead, leave, run, start, startForResult, toast } from "/kit/app.js";
import { add, change, remove, row, rows } from "/kit/content.js";
import { now, today } from "/kit/device.js";
import { monthGrid, monthName, pickDay, pickTime } from "/kit/pickers.js";
import { longDay, shortDay } from "/kit/words.js";
import {
  bar,
  button,
  confirm,
  empty,
  fab,
  field,
  glyph,
  h,
  heading,
  iconButton,
  item,
  list,
  moreButton,
  screen,
  t,
} from "/kit/widgets.js";

const PICK = { action: "android.intent.action.PICK", data: "content://contacts", extras: { pick: "1" } };
let shown = null; // the day that is looked at, kept while the app runs
let year;
let month;

const byTime = (a, b) => `${a.date} ${a.starts}`.localeCompare(`${b.date} ${b.starts}`);

async function overview() {
  if (!shown) look(today());
  const events = (await rows("events")).sort(byTime);
  const page = h("div", {});
  const turn = (by) => {
    month += by;
    [year, month] = [year + Math.floor(month / 12), (month + 12) % 12];
    draw();
  };
  const draw = () =>
    page.replaceChildren(
      ...monthAndDay(
        events,
        (day) => {
          look(day);
          draw();
        },
        turn,
      ),
    );
  draw();
  return screen(
    bar(t("Calendar"), {
      up: false,
      actions: [
        iconButton(
          "today",
          "Today",
          () => {
            look(today());
            draw();
          },
          { id: "today" },
        ),
      ],
    }),
    page,
    fab("add", "New event", () => go(`/new?date=${shown}`), { id: "new" }),
  );
}

function look(day) {
  shown = day;
  [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1];
}

function monthAndDay(events, choose, turn) {
  const on = (day) => events.filter(({ date }) => date === day);
  const cell = (day, number) => {
    const count = on(day).length;
    const told = count ? `, ${t(count === 1 ? "{count} event" : "{count} events", { count })}` : "";
    return h(
      "button",
      {
        type: "button",
        class: `day ${day === today() ? "today" : ""} ${count ? "busy" : ""}`,
        "aria-label": longDay(day) + told,
        "aria-pressed": String(day === shown),
        on: { click: () => choose(day) },
      },
      h("span", { "aria-hidden": "true" }, number),
    );
  };
  const next = events.filter(({ date }) => date > shown).slice(0, 3);
  return [
    h(
      "div",
      { class: "row between turn" },
      iconButton("arrow-back", "Previous month", () => turn(-1)),
      h("b", { id: "month" }, monthName(year, month)),
      iconButton("arrow-forward", "Next month", () => turn(1)),
    ),
    h("div", { class: "pad-sides" }, monthGrid(year, month, cell)),
    heading(longDay(shown)),
    on(shown).length
      ? list(on(shown).map((event) => line(event)))
      : h("p", { class: "pad muted" }, t("Nothing planned")),
    next.length ? [heading(t("Coming up")), list(next.map((event) => line(event, true)))] : [],
  ].flat();
}

const line = (event, withDay) =>
  item(event.title, {
    start: h("span", { class: "hours", "aria-hidden": "true" }, h("b", {}, event.starts), h("span", {}, event.ends)),
    label: `${event.title}, ${event.starts} – ${event.ends}`,
    under: [withDay && shortDay(event.date), event.place].filter(Boolean).join(" · "),
    class: "item event",
    click: () => go(`/event/${event.id}`),
  });

async function event({ id }) {
  const one = await row("events", { id });
  if (!one) return screen(bar(""), empty("event", t("Nothing planned")));
  const told = `${one.title}: ${longDay(one.date)}, ${one.starts}–${one.ends}${one.place ? `, ${one.place}` : ""}`;
  const known = (name, value, click) => value && item(value, { start: glyph(name, "plain"), click });
  return screen(
    bar("", {
      actions: [
        iconButton("edit", "Edit", () => go(`/edit/${id}`), { id: "edit" }),
        moreButton(
          ["Share", () => start({ action: "android.intent.action.SEND", extras: { text: told } })],
          ["Delete", () => erase(one)],
        ),
      ],
    }),
    [
      h("h2", { class: "event-title", id: "event_title" }, one.title),
      list([
        item(longDay(one.date), { under: `${one.starts} – ${one.ends}`, start: glyph("schedule", "plain") }),
        known("place", one.place, () =>
          start({ action: "android.intent.action.VIEW", data: `geo:0,0?q=${encodeURIComponent(one.place)}` }),
        ),
        known("group", one.guests),
        known("note", one.note),
      ]),
    ],
  );
}

async function erase({ id, title }) {
  if (!(await confirm(t("Delete event?"), title, "Delete"))) return;
  await remove("events", id);
  toast(t("Event deleted"));
  leave();
}

const later = (time) => `${String(Math.min(Number(time.slice(0, 2)) + 1, 23)).padStart(2, "0")}:${time.slice(3)}`;

function form(title, known, keep) {
  const values = { ...known };
  const name = field("Title", known.title, { id: "event_name", autofocus: !known.title });
  const place = field("Location", known.place, { id: "location", glyph: "place" });
  const guests = field("Guests", known.guests, { id: "guests", glyph: "group" });
  const note = field("Description", known.note, { id: "description", glyph: "note" });
  const choice = (key, label, words, pick, glyphName) => {
    const line = item(words(values[key]), {
      under: t(label),
      label: `${t(label)}, ${words(values[key])}`,
      start: glyph(glyphName, "plain"),
      id: key,
      click: async () => {
        values[key] = (await pick(values[key])) ?? values[key];
        if (key === "starts" && values.ends < values.starts) values.ends = later(values.starts);
        lines.replaceChildren(...drawn());
      },
    });
    return line;
  };
  const drawn = () => [
    choice("date", "Date", longDay, pickDay, "today"),
    choice("starts", "Starts", String, pickTime, "schedule"),
    choice("ends", "Ends", String, pickTime, "schedule"),
  ];
  const lines = h("ul", { class: "list" }, drawn());
  const invite = async () => {
    const person = await startForResult(PICK);
    if (person) guests.input.value = [guests.input.value, person.name].filter(Boolean).join(", ");
  };
  const save = async () => {
    name.classList.toggle("bad", !name.input.value.trim());
    if (!name.input.value.trim()) return toast(t("Enter a title"));
    if (values.ends < values.starts) return toast(t("The event ends before it starts"));
    const [titled, where, who, what] = [name, place, guests, note].map(({ input }) => input.value.trim());
    await keep({
      title: titled,
      date: values.date,
      starts: values.starts,
      ends: values.ends,
      place: where,
      guests: who,
      note: what,
    });
    look(values.date);
    toast(t("Event saved"));
  };
  return screen(bar(title, { actions: [button("Save", save, { id: "save" })] }), [
    name,
    lines,
    place,
    guests,
    h("div", { class: "beside" }, button("Add from contacts", invite, { kind: "text", glyph: "person", id: "invite" })),
    note,
  ]);
}

async function edit({ id }) {
  return form(t("Edit event"), await row("events", { id }), async (values) => {
    await change("events", Number(id), values);
    leave();
  });
}

function fresh({ title = "", date = shown ?? today(), place = "", note = "" }) {
  const hour = `${String(Math.min(now().getHours() + 1, 22)).padStart(2, "0")}:00`;
  return form(
    t("New event"),
    { title, date, starts: hour, ends: later(hour), place, guests: "", note },
    async (values) => instead(`/event/${await add("events", values)}`),
  );
}

run({ "/": overview, "/event/{id}": event, "/edit/{id}": edit, "/new": fresh });
