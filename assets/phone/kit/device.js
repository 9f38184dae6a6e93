// What the whole phone shares: its settings and its own time.

import { speak } from "./words.js";

let ahead = 0;
export const settings = {};

/** Read settings and time, speak the phone's language, and look as it is set to. */
export async function readDevice(...folders) {
  const device = await (await fetch("/api/device")).json();
  ahead = Date.parse(device.now) - Date.now();
  Object.assign(settings, device.settings);
  await speak(settings.language, ...folders);
  wear(document, settings);
}

/** Give a page the theme and the size of text. */
export function wear(page, { dark_theme: dark, font_size: size }) {
  page.documentElement.dataset.theme = dark === "on" ? "dark" : "light";
  page.documentElement.dataset.size = size;
}

/** The phone's time, not the computer's. */
export const now = () => new Date(Date.now() + ahead);

/** The phone's time as text: date, or date and time to the second. */
export const today = () => stamp().slice(0, 10);
export const stamp = () => new Date(now() - now().getTimezoneOffset() * 60000).toISOString().slice(0, 19);
export const day = (offset) => new Date(Date.parse(today()) + offset * 86400000).toISOString().slice(0, 10);
