// Notifications and quick settings, and the heads-up that announces one.

import { readDevice, settings, stamp } from "/kit/device.js";
import { h, icon } from "/kit/elements.js";
import { longDay, t, time } from "/kit/words.js";
import { now } from "/kit/device.js";
import { drawBars } from "./bars.js";
import { known, launch } from "./tasks.js";

const SYSTEM = "com.android.systemui";
const HEADS_UP_SECONDS = 6;
const layers = document.getElementById("layers");
const TILES = [
  ["wifi", "wifi", "Internet"],
  ["bluetooth", "bluetooth", "Bluetooth"],
  ["do_not_disturb", "do-not-disturb-on", "Do not disturb"],
  ["airplane", "airplanemode-active", "Airplane mode"],
  ["dark_theme", "dark-mode", "Dark theme"],
  ["rotate", "screen-rotation", "Auto-rotate"],
];
let notifications = [];

const call = async (orders) =>
  (
    await fetch("/api/content", {
      method: "POST",
      headers: { "X-Package": SYSTEM, "Content-Type": "application/json" },
      body: JSON.stringify({ orders }),
    })
  ).json();
const read = async (table) => (await fetch(`/api/content/${table}`, { headers: { "X-Package": SYSTEM } })).json();

/** The notifications nobody has looked at yet, newest first, each with its app's icon. */
export const waiting = () => notifications.map((one) => ({ ...one, icon: known(one.package)?.icon ?? "" }));
export async function readNotifications() {
  notifications = (await read("trace_notifications")).reverse();
}

/** Post a notification; `intent`: what a touch on it begins. */
export async function notify({ package: name, title, text, intent = { package: name } }) {
  await call([
    {
      add: "trace_notifications",
      row: { package: name, title, text, intent: JSON.stringify(intent), posted_at: stamp() },
    },
  ]);
  await readNotifications();
  drawBars();
  if (settings.do_not_disturb !== "on") headsUp(waiting()[0]);
}

/** A text message arrives. */
export async function receiveMessage({ from, text }) {
  await call([{ add: "messages", row: { phone: from, direction: "in", body: text, sent_at: stamp() } }]);
  const sender = (await read("contacts")).find((one) => one.phone === from);
  await notify({
    package: "com.example.messages",
    title: sender?.name ?? from,
    text,
    intent: { action: "android.intent.action.VIEW", data: `sms:${from}` },
  });
}

function headsUp(one) {
  layers.querySelectorAll(".heads-up").forEach((former) => former.remove());
  const layer = h("div", { class: "heads-up", data: { window: SYSTEM } }, card(one));
  layers.append(layer);
  setTimeout(() => layer.remove(), HEADS_UP_SECONDS * 1000);
}

const card = (one) =>
  h(
    "button",
    { class: "notification", type: "button", on: { click: () => follow(one) } },
    h("img", { src: one.icon, alt: "" }),
    h(
      "span",
      {},
      h("span", { class: "from" }, `${t(known(one.package)?.label ?? one.package)} · ${time(one.posted_at)}`),
      h("b", {}, one.title),
      h("span", {}, one.text),
    ),
  );

async function follow(one) {
  await call([{ remove: "trace_notifications", key: one.id }]);
  await readNotifications();
  close();
  layers.querySelectorAll(".heads-up").forEach((layer) => layer.remove());
  drawBars();
  await launch(JSON.parse(one.intent));
}

async function clear() {
  await call(notifications.map(({ id }) => ({ remove: "trace_notifications", key: id })));
  await readNotifications();
  close();
  drawBars();
}

export const shadeOpen = () => Boolean(layers.querySelector(".shade"));
const close = () => layers.querySelectorAll(".shade").forEach((layer) => layer.remove());

function shade(...parts) {
  close();
  const layer = h(
    "div",
    { class: "shade back-closes", data: { window: SYSTEM } },
    h(
      "div",
      { class: "panel" },
      h("p", { class: "shade-time" }, time(now())),
      h("p", { class: "shade-day" }, longDay(now())),
      parts,
    ),
    h("div", { class: "scrim", on: { click: close } }),
  );
  layer.dismiss = close;
  layers.append(layer);
}

const tile = ([name, picture, label]) =>
  h(
    "button",
    {
      class: "tile",
      type: "button",
      role: "switch",
      "aria-label": t(label),
      "aria-checked": String(settings[name] === "on"),
      on: { click: (event) => flip(name, event.currentTarget) },
    },
    icon(picture),
    h("span", { "aria-hidden": "true" }, t(label)),
  );

async function flip(name, button) {
  const value = settings[name] === "on" ? "off" : "on";
  await call([{ change: "settings", key: name, row: { value } }]);
  button.setAttribute("aria-checked", String(value === "on"));
  await window.phone.settingsChanged();
}

export async function openNotifications() {
  await readNotifications();
  const all = waiting();
  shade(
    h("div", { class: "tiles" }, TILES.slice(0, 4).map(tile)),
    h(
      "div",
      { class: "notifications" },
      all.map(card),
      all.length
        ? h("button", { class: "clear", type: "button", on: { click: clear } }, t("Clear all"))
        : h("p", { class: "none" }, t("No notifications")),
    ),
  );
}

export async function openQuickSettings() {
  await readDevice();
  shade(h("div", { class: "tiles" }, TILES.map(tile)));
}
