// The home screen: the day, a search, the apps.

import { now } from "/kit/device.js";
import { h, icon } from "/kit/elements.js";
import { longDay, t } from "/kit/words.js";
import { installed, launch, LAUNCHER } from "./tasks.js";

const DOCK = ["com.example.contacts", "com.example.messages", "com.example.browser", "com.example.maps"];
const surface = document.getElementById("surface");
let page = null;

export function drawHome() {
  const apps = installed();
  const docked = DOCK.map((name) => apps.find((one) => one.package === name)).filter(Boolean);
  const others = apps.filter((one) => !DOCK.includes(one.package));
  const drawn = h(
    "section",
    { class: "home", data: { window: LAUNCHER } },
    h("p", { class: "day", data: { id: `${LAUNCHER}:id/date` } }, longDay(now())),
    h("ul", { class: "grid", "aria-label": t("Apps") }, others.map(starter)),
    h(
      "button",
      { class: "home-search", type: "button", on: { click: () => launch({ package: "com.example.browser" }) } },
      icon("search"),
      h("span", {}, t("Search the web")),
    ),
    h("ul", { class: "grid dock" }, docked.map(starter)),
  );
  if (page) page.replaceWith(drawn);
  else surface.prepend(drawn);
  page = drawn;
  document.documentElement.classList.toggle("at-home", !surface.querySelector("iframe:not([hidden])"));
}

const starter = (app) =>
  h(
    "li",
    {},
    h(
      "button",
      {
        class: "starter",
        type: "button",
        "aria-label": t(app.label),
        data: { class: "android.widget.TextView" },
        on: { click: () => launch({ package: app.package }) },
      },
      h("img", { src: app.icon, alt: "", draggable: false }),
      h("span", { "aria-hidden": "true" }, t(app.label)),
    ),
  );
