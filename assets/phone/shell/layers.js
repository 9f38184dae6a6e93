// What lies over everything: toasts, permission questions, the choice of an app, what other apps draw.

import { h, icon } from "/kit/elements.js";
import { t } from "/kit/words.js";
import { known } from "./tasks.js";

const SYSTEM = "com.android.systemui";
const CONTROLLER = "com.android.permissioncontroller";
const TOAST_SECONDS = 3.5;
const layers = document.getElementById("layers");
let toast = null;

export function showToast(text) {
  toast?.remove();
  const shown = h("div", { class: "toast", role: "status" }, text);
  toast = shown;
  layers.append(shown);
  setTimeout(() => {
    shown.remove();
    if (toast === shown) toast = null;
  }, TOAST_SECONDS * 1000);
}
export const toastShown = () => toast?.textContent ?? null;

/** The package whose dialog waits for an answer, or null. */
export function dialogShown() {
  const dialog = layers.querySelector("[role=dialog]");
  return dialog && { package: dialog.closest("[data-window]").dataset.window };
}

const ASKED = {
  "android.permission.READ_CONTACTS": ["person", "access your contacts"],
  "android.permission.ACCESS_FINE_LOCATION": ["location-on", "access this device’s location"],
  "android.permission.READ_CALENDAR": ["today", "access your calendar"],
  "android.permission.POST_NOTIFICATIONS": ["notifications", "send you notifications"],
};

/** Ask the person unless they have answered before; true where it is granted. */
export async function askPermission(name, permission) {
  const [given] = await (
    await fetch(`/api/content/grants?${new URLSearchParams({ package: name, permission })}`, {
      headers: { "X-Package": SYSTEM },
    })
  ).json();
  if (given?.granted) return true;
  const granted = await asking(name, permission);
  const row = { package: name, permission, granted: granted ? 1 : 0 };
  const order = given ? { change: "grants", key: given.id, row } : { add: "grants", row };
  await fetch("/api/content", {
    method: "POST",
    headers: { "X-Package": SYSTEM, "Content-Type": "application/json" },
    body: JSON.stringify({ orders: [order] }),
  });
  return granted;
}

function asking(name, permission) {
  const [picture, deed] = ASKED[permission] ?? ["security", permission.split(".").at(-1)];
  return new Promise((answer) => {
    const reply = (granted) => {
      layer.remove();
      answer(granted);
    };
    const choice = (id, words, granted) =>
      h(
        "button",
        { type: "button", data: { id: `${CONTROLLER}:id/${id}` }, on: { click: () => reply(granted) } },
        t(words),
      );
    const layer = h(
      "div",
      { class: "asking", data: { window: CONTROLLER } },
      h(
        "div",
        { class: "question", role: "dialog", "aria-modal": "true" },
        icon(picture),
        h(
          "h2",
          { data: { id: `${CONTROLLER}:id/permission_message` } },
          t(`Allow {app} to ${deed}?`, { app: t(known(name)?.label ?? name) }),
        ),
        choice("permission_allow_button", "Allow", true),
        choice("permission_deny_button", "Don’t allow", false),
      ),
    );
    layers.append(layer);
  });
}

/** Which of several apps; null when none is taken. found: what resolving gave, with the app's label and icon. */
export function choosing(found) {
  return new Promise((answer) => {
    const close = (one) => {
      layer.remove();
      answer(one);
    };
    const layer = h(
      "div",
      { class: "chooser back-closes", data: { window: "android" } },
      h("div", { class: "scrim", on: { click: () => close(null) } }),
      h(
        "div",
        { class: "sheet", "aria-label": t("Open with") },
        h("h2", {}, t("Open with")),
        h(
          "ul",
          { class: "grid" },
          found.map((one) =>
            h(
              "li",
              {},
              h(
                "button",
                { class: "starter", type: "button", "aria-label": t(one.label), on: { click: () => close(one) } },
                h("img", { src: one.icon, alt: "" }),
                h("span", { "aria-hidden": "true" }, t(one.label)),
              ),
            ),
          ),
        ),
      ),
    );
    layer.dismiss = () => close(null);
    layers.append(layer);
  });
}

/** What a foreign app draws over the one in front, until Close is pressed. */
export function showOverlay(name, html) {
  const layer = h("div", { class: "overlay", data: { window: name } });
  layer.innerHTML = html;
  layer.append(
    h("button", { type: "button", "aria-label": t("Close"), on: { click: () => layer.remove() } }, icon("close")),
  );
  layers.append(layer);
}
