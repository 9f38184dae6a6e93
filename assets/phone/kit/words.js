// The system's language: words, dates, numbers. English text is its own key; el.json files hold the Greek.

let words = {};
export let language = "en";

/** Speak a language, with the words of the system and of the page's own folder. */
export async function speak(chosen, ...folders) {
  language = chosen;
  document.documentElement.lang = chosen;
  words = chosen === "en" ? {} : Object.assign({}, ...(await Promise.all(["/kit/", ...folders].map(read))));
}

async function read(folder) {
  const answer = await fetch(`${folder}${language}.json`);
  return answer.ok ? answer.json() : {};
}

/** The text in the system's language, `{names}` filled in. */
export function t(text, values = {}) {
  return (words[text] ?? text).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

const locale = () => (language === "el" ? "el-GR" : "en-GB");
export const euros = (cents) =>
  new Intl.NumberFormat(locale(), { style: "currency", currency: "EUR" }).format(cents / 100);
export const number = (value) => new Intl.NumberFormat(locale()).format(value);
export const date = (iso, options) => new Intl.DateTimeFormat(locale(), options).format(new Date(iso));
/** Hours and minutes, of 24. */
export const time = (moment) => date(moment, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
export const longDay = (iso) => date(iso, { weekday: "long", day: "numeric", month: "long" });
export const shortDay = (iso) => date(iso, { weekday: "short", day: "numeric", month: "short" });
