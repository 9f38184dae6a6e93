// The lock screen: the time, what waits, and a stroke or a touch to open.

import { now } from "/kit/device.js";
import { h, icon } from "/kit/elements.js";
import { longDay, t, time } from "/kit/words.js";
import { hideKeyboard } from "./keyboard.js";

const layers = document.getElementById("layers");

export const locked = () => Boolean(layers.querySelector(".lock"));

export function lock() {
  if (locked()) return;
  hideKeyboard();
  const layer = h(
    "div",
    { class: "lock", data: { window: "com.android.systemui" } },
    icon("lock"),
    h("p", { class: "lock-time", id: "lock_time" }, time(now())),
    h("p", {}, longDay(now())),
    h("button", { class: "open", type: "button", on: { click: unlock } }, t("Swipe up to unlock")),
  );
  let from = null;
  layer.addEventListener("pointerdown", (event) => {
    from = event.clientY;
  });
  layer.addEventListener("pointermove", (event) => {
    if (from !== null && from - event.clientY > 80) unlock();
  });
  layer.addEventListener("pointerup", () => {
    from = null;
  });
  layers.append(layer);
}

export function unlock() {
  layers.querySelector(".lock")?.remove();
}
