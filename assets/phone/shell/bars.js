// The status bar above and the three buttons below.

import { now, settings } from "/kit/device.js";
import { h, icon } from "/kit/elements.js";
import { t, time } from "/kit/words.js";
import { openNotifications, openQuickSettings, waiting } from "./shade.js";

const status = document.getElementById("status");
const buttons = document.getElementById("buttons");
let drawn = "";

/** Draw both again if what they tell has changed. */
export function drawBars() {
  const clock = time(now());
  const news = waiting();
  const told = JSON.stringify([clock, settings, news.map(({ id }) => id)]);
  if (told === drawn) return;
  drawn = told;
  drawStatus(clock, news);
  drawButtons();
}

function drawStatus(clock, news) {
  const radio =
    settings.airplane === "on"
      ? ["airplanemode-active"]
      : [settings.wifi === "on" && "wifi", "signal-cellular-alt"].filter(Boolean);
  status.replaceChildren(
    h("span", { id: "clock" }, clock),
    h(
      "span",
      { class: "small-icons" },
      news.slice(0, 4).map((one) => h("img", { src: one.icon, alt: "" })),
    ),
    h(
      "span",
      { class: "small-icons end" },
      settings.do_not_disturb === "on" && icon("do-not-disturb-on"),
      radio.map((name) => icon(name)),
      icon("battery-full"),
      h("span", { id: "battery" }, "84%"),
    ),
  );
}

function drawButtons() {
  const glyphs = {
    back: "M15 5 6 12l9 7z",
    home: "M12 5.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13z",
    recents: "M7 6h10a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H7a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1z",
  };
  const one = (name, label) => {
    const button = h("button", {
      id: name,
      type: "button",
      "aria-label": t(label),
      on: { click: () => window.phone[name]() },
    });
    button.innerHTML = `<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="${glyphs[name]}"/></svg>`;
    return button;
  };
  buttons.replaceChildren(one("back", "Back"), one("home", "Home"), one("recents", "Overview"));
}

// A stroke down from the top edge opens the notifications, from its right end the quick settings.
let from = null;
status.addEventListener("pointerdown", (event) => {
  from = event;
  status.setPointerCapture(event.pointerId);
});
status.addEventListener("pointermove", (event) => {
  if (!from || event.clientY - from.clientY < 40) return;
  if (from.clientX > innerWidth * 0.75) openQuickSettings();
  else openNotifications();
  from = null;
});
