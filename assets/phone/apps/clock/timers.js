// Timers: those that run, and how to begin one. They ring as long as the app runs, whatever its screen shows.

import { refresh } from "/kit/app.js";
import { add, remove, rows } from "/kit/content.js";
import { now, stamp } from "/kit/device.js";
import { bar, button, chip, field, h, iconButton, screen, t } from "/kit/widgets.js";

const running = new Map(); // id -> timer, and `face`: where its time is shown

const two = (part) => String(part).padStart(2, "0");
const digits = (seconds) => `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
const left = ({ seconds, started_at: began }) => Math.max(0, seconds - Math.floor((now() - new Date(began)) / 1000));

setInterval(() => {
  for (const timer of running.values()) {
    timer.face.textContent = digits(left(timer));
    if (left(timer) || timer.rung) continue;
    timer.rung = true;
    const text = timer.label || digits(timer.seconds);
    parent.phone.notify({ package: "com.example.clock", title: t("Time’s up"), text });
  }
}, 1000);

/** The screen of the timers; `tabs`: what stands at its foot. */
export async function timers(tabs) {
  for (const timer of await rows("timers")) {
    if (!running.has(timer.id))
      running.set(timer.id, { ...timer, face: h("span", { class: "time" }, digits(left(timer))) });
  }
  const minutes = field("Minutes", "", { type: "number", min: 1, max: 999, inputMode: "numeric", id: "minutes" });
  const label = field("Label", "", { id: "label" });
  const begin = async (seconds) => {
    if (!(seconds > 0)) return void minutes.classList.add("bad");
    await add("timers", { seconds, label: label.input.value.trim(), started_at: stamp() });
    refresh();
  };
  const preset = (each) => chip(t("{count} min", { count: each }), false, () => begin(each * 60));
  const start = button("Start", () => begin(Number(minutes.input.value) * 60), {
    glyph: "play-arrow",
    class: "button filled wide",
    id: "start",
  });
  const parts = [
    h("ul", { class: "timers" }, [...running.values()].map(card)),
    minutes,
    label,
    h("div", { class: "chips" }, [1, 5, 10, 30].map(preset)),
    h("div", { class: "pad" }, start),
  ];
  return screen(bar(t("Timer"), { up: false }), parts, tabs);
}

function card({ id, label, seconds, face }) {
  const cancel = async () => {
    await remove("timers", id);
    running.delete(id);
    refresh();
  };
  const words = label || t("{count} min", { count: Math.round(seconds / 60) });
  return h(
    "li",
    { class: "alarm" },
    h("span", { class: "face" }, face, h("span", { class: "muted" }, words)),
    iconButton("close", "Cancel timer", cancel),
  );
}
