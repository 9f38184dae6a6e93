// The app switcher: a card for each running app, the one used last first.

import { h } from "/kit/elements.js";
import { t } from "/kit/words.js";
import { known, open, stopApp } from "./tasks.js";

const layers = document.getElementById("layers");

export const closeRecents = () => layers.querySelector(".recents")?.remove();

export function recents() {
  if (layers.querySelector(".recents")) return (closeRecents(), true);
  const layer = h(
    "div",
    { class: "recents back-closes", data: { window: "com.example.launcher" } },
    h("div", { class: "cards" }, open().map(card)),
    open().length
      ? h(
          "button",
          {
            class: "clear",
            type: "button",
            on: {
              click: () => {
                open().forEach(stopApp);
                closeRecents();
              },
            },
          },
          t("Clear all"),
        )
      : h("p", { class: "none" }, t("No recent items")),
  );
  layer.dismiss = closeRecents;
  layers.append(layer);
  return true;
}

const card = (name) => {
  const app = known(name);
  return h(
    "button",
    {
      class: "task",
      type: "button",
      "aria-label": t(app.label),
      on: {
        click: () => {
          closeRecents();
          window.phone.bring(name);
        },
      },
    },
    h("img", { src: app.icon, alt: "" }),
    h("span", { "aria-hidden": "true" }, t(app.label)),
  );
};
