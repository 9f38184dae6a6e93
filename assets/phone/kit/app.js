// An app: screens by route, a stack of them, and the phone around.

import { readDevice } from "./device.js";
import { Refused } from "./content.js";
import { h, icon } from "./elements.js";
import { t } from "./words.js";

const phone = parent.phone;
const folder = location.pathname;
const surface = document.body;
let screens = {};
let stack = [];
let showing = 0;

function matched(route) {
  const [path, query = ""] = route.split("?");
  for (const pattern of Object.keys(screens)) {
    const names = [...pattern.matchAll(/\{(\w+)\}/g)].map((found) => found[1]);
    const values = path.match(new RegExp(`^${pattern.replace(/\{\w+\}/g, "([^/]+)")}$`));
    if (!values) continue;
    const parameters = Object.fromEntries(new URLSearchParams(query));
    names.forEach((name, i) => {
      parameters[name] = decodeURIComponent(values[i + 1]);
    });
    return { pattern, parameters };
  }
  return { pattern: "/", parameters: {} };
}

async function show() {
  const turn = ++showing;
  const entry = stack.at(-1);
  const { pattern, parameters } = matched(entry.route);
  const screen = await drawn(pattern, parameters);
  if (turn !== showing) return;
  surface.replaceChildren(screen);
  entry.pattern = pattern;
  const body = surface.querySelector(".body");
  if (body) {
    body.scrollTop = entry.scroll ?? 0;
    body.addEventListener(
      "scroll",
      () => {
        entry.scroll = body.scrollTop;
      },
      { passive: true },
    );
  }
  surface.querySelector("[autofocus]")?.focus();
}

async function drawn(pattern, parameters) {
  try {
    return await screens[pattern](parameters);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return h(
      "section",
      { class: "screen" },
      h("div", { class: "body empty" }, icon("lock"), h("p", {}, t(error.message))),
    );
  }
}

/** Go on to another screen of this app. */
export function go(route) {
  stack.push({ route });
  return show();
}

/** Go to another screen from which Back does not return here. */
export function instead(route) {
  stack[stack.length - 1] = { route };
  return show();
}

/** Draw the screen again, where its data may have changed. */
export const refresh = () => show();

/** What Back does: close what lies on top, else the screen before; false where this app has nothing before. */
export async function back() {
  const top = surface.querySelector(".over:last-of-type");
  if (top) return (top.dismiss(), true);
  if (stack.length < 2) return false;
  stack.pop();
  await show();
  return true;
}

/** Leave a screen as Back does, and the app where there is nothing before it. */
export const leave = async () => {
  if (!(await back())) phone.finished();
};

/** Have whichever app can do something; where none can, the person is told. */
export async function start(intent) {
  const begun = await phone.launch({ ...intent, caller: document.documentElement.dataset.package });
  if (!begun.ok && begun.why.startsWith("no app")) toast(t("No app can do that"));
}

/** The same, and wait for what the app answers with, or null. */
export const startForResult = (intent) =>
  phone.launchForResult({ ...intent, caller: document.documentElement.dataset.package });
export const finish = (result) => phone.finished(result);
export const toast = (text) => phone.showToast(text);

/** Begin: screens is route -> function of the route's parameters that gives (a promise of) an element. */
export async function run(all) {
  screens = all;
  await readDevice(folder);
  stack = [{ route: decodeURI(location.hash.slice(1)) || "/" }];
  await show();
  window.app = {
    back,
    open: (route) => {
      stack = [{ route }];
      return show();
    },
    refresh,
    readDevice: () => readDevice(folder),
    routes: () => stack.map(({ route }) => route),
    restore: (routes) => {
      stack = routes.map((route) => ({ route }));
      return show();
    },
    pattern: () => stack.at(-1).pattern,
  };
  phone.appReady(window);
}
