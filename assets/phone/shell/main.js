// The phone's own system: puts its parts together and tells the outside what it can do, as window.phone.

import { readDevice, settings } from "/kit/device.js";
import { ring } from "./alarms.js";
import { drawBars } from "./bars.js";
import { hideKeyboard, keyboardShown, pressKey, watchFields } from "./keyboard.js";
import { drawHome } from "./home.js";
import { lock, locked, unlock } from "./lock.js";
import { askPermission, dialogShown, showOverlay, showToast, toastShown } from "./layers.js";
import { notify, openNotifications, openQuickSettings, receiveMessage, shadeOpen } from "./shade.js";
import { closeRecents, recents } from "./recents.js";
import * as tasks from "./tasks.js";

let rotation = 0;
let screenOn = true;

async function back() {
  if (document.querySelector("#layers [role=dialog][aria-modal]")) return false;
  const top = document.querySelector("#layers > .back-closes:last-of-type");
  if (top) return (top.dismiss(), true);
  if (keyboardShown()) return (hideKeyboard(), true);
  if (locked()) return false;
  return tasks.back();
}

async function home() {
  document.querySelectorAll("#layers > .back-closes").forEach((layer) => layer.dismiss());
  if (!locked()) await tasks.home();
  return true;
}

/** What a key of the phone does beyond typing; false for a key it does not know. */
async function key(name) {
  const deeds = {
    back,
    home,
    recents,
    menu: tasks.menu,
    search: () => pressKey("search"),
    enter: () => pressKey("enter"),
    delete: () => pressKey("delete"),
  };
  if (!(name in deeds)) return false;
  await deeds[name]();
  return true;
}

/** After a setting or the time was changed: every app learns it, and begins again in another language. */
async function settingsChanged() {
  const before = settings.language;
  await readDevice();
  await Promise.all(tasks.apps().map((app) => app.readDevice()));
  draw();
  if (settings.language !== before) await tasks.reload();
}

function draw() {
  drawBars();
  drawHome();
}

function state() {
  return {
    ...tasks.front(),
    rotation,
    locked: locked(),
    screenOn,
    keyboard: keyboardShown(),
    toast: toastShown(),
    dialog: dialogShown(),
    shade: shadeOpen(),
    darkTheme: settings.dark_theme === "on",
    secure: Boolean(tasks.page()?.documentElement.dataset.secure),
  };
}

window.phone = {
  ...tasks.doors,
  state,
  back,
  home,
  recents,
  key,
  openNotifications,
  openQuickSettings,
  notify,
  receiveMessage,
  showToast,
  showOverlay,
  askPermission,
  settingsChanged,
  watchFields,
  closeRecents,
  restart: () => location.reload(),
  rotate: (turned) => {
    rotation = turned;
    return rotation;
  },
  lock: () => {
    screenOn = false;
    lock();
  },
  wake: () => {
    screenOn = true;
  },
  unlock: () => {
    screenOn = true;
    unlock();
  },
};

await readDevice();
await tasks.readPackages();
draw();
setInterval(() => {
  drawBars();
  ring();
}, 1000);
document.documentElement.dataset.ready = "yes";
