// Browser: the pages that the phone can reach, a search over them, bookmarks.

import { go, instead, refresh, run, start, toast } from "/kit/app.js";
import { add, remove, row, rows } from "/kit/content.js";
import { stamp } from "/kit/device.js";
import {
  avatar,
  bar,
  empty,
  h,
  heading,
  icon,
  iconButton,
  item,
  list,
  marked,
  moreButton,
  screen,
  t,
} from "/kit/widgets.js";

const SEARCH = "https://search.example/?q=";
const LOCAL = /^https?:\/\/(127\.0\.0\.1|localhost)(:\d+)?(\/|$)/;
const page = (address) => `/page/${encodeURIComponent(address)}`;
const site = (address) => new URL(address).hostname;

/** What was typed as an address, or as a search for it. */
function addressOf(words) {
  const typed = words.trim();
  if (/^https?:\/\/\S+$/.test(typed)) return typed;
  if (/^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(typed)) return `https://${typed}`;
  return SEARCH + encodeURIComponent(typed);
}

function addressBar(value, visit) {
  const field = h("input", {
    id: "url_bar",
    value,
    placeholder: t("Search or type web address"),
    "aria-label": t("Search or type web address"),
    data: { hint: t("Search or type web address") },
    autocomplete: "off",
    inputMode: "url",
    enterKeyHint: "go",
    on: {
      focus: () => field.select(),
      keydown: (event) => {
        if (event.key === "Enter" && field.value.trim()) {
          event.preventDefault();
          field.blur();
          visit(addressOf(field.value));
        }
      },
    },
  });
  return h("label", { class: "search address" }, icon(value ? "lock" : "search"), field);
}

async function startPage() {
  const [bookmarks, visits] = await Promise.all([rows("bookmarks"), rows("trace_visits")]);
  const recent = [...new Map(visits.map((one) => [one.address, one])).values()].reverse().slice(0, 6);
  const line = ({ address, title }) =>
    item(title, { under: site(address), start: avatar(site(address)), click: () => go(page(address)) });
  return screen(
    h(
      "div",
      { class: "top" },
      addressBar("", (address) => go(page(address))),
    ),
    [
      h("p", { class: "brand", "aria-hidden": "true" }, icon("public")),
      heading(t("Bookmarks")),
      bookmarks.length ? list(bookmarks.map(line)) : h("p", { class: "pad muted" }, t("No bookmarks yet")),
      recent.length ? [heading(t("Recently visited")), list(recent.map(line))] : [],
    ],
  );
}

async function visited({ data: address }) {
  const [found, mark] = await Promise.all([contents(address), row("bookmarks", { address })]);
  await add("trace_visits", { address, title: found.title, visited_at: stamp() });
  const keep = async () => {
    await (mark ? remove("bookmarks", address) : add("bookmarks", { address, title: found.title }));
    toast(t(mark ? "Bookmark removed" : "Bookmark added"));
    refresh();
  };
  return screen(
    h(
      "div",
      { class: "top row" },
      iconButton("home", "Start page", () => instead("/")),
      addressBar(address, (next) => go(page(next))),
      iconButton(mark ? "star" : "star-border", mark ? "Remove bookmark" : "Bookmark", keep, {
        id: "bookmark",
        class: marked(mark),
      }),
      moreButton(
        ["Refresh", refresh],
        ["Share", () => start({ action: "android.intent.action.SEND", extras: { text: `${found.title} ${address}` } })],
        ["Bookmarks", () => go("/bookmarks")],
      ),
    ),
    found.body,
  );
}

async function contents(address) {
  if (address.startsWith(SEARCH)) return results(decodeURIComponent(address.slice(SEARCH.length)));
  if (LOCAL.test(address))
    return { title: site(address), body: h("iframe", { class: "web", src: address, title: site(address) }) };
  const known = await row("pages", { address });
  if (!known) return { title: t("Not found"), body: empty("cancel", t("This site can’t be reached")) };
  const text = h("article", { class: "page", data: { class: "android.webkit.WebView" } });
  text.innerHTML = known.html;
  return { title: known.title, body: text };
}

async function results(query) {
  const words = query.toLowerCase().split(/\s+/);
  const plain = ({ html }) => html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
  const weight = (one) =>
    words.reduce(
      (sum, word) =>
        sum + (one.title.toLowerCase().includes(word) ? 4 : plain(one).toLowerCase().includes(word) ? 1 : -3),
      0,
    );
  const found = (await rows("pages"))
    .map((one) => [weight(one), one])
    .filter(([points]) => points > 0)
    .sort((a, b) => b[0] - a[0])
    .slice(0, 8);
  const body = h(
    "section",
    { class: "results" },
    found.length
      ? found.map(([, one]) =>
          h(
            "button",
            { type: "button", class: "result", on: { click: () => go(page(one.address)) } },
            h("span", { class: "link" }, one.title),
            h("span", { class: "small muted" }, site(one.address)),
            h("span", { class: "small" }, `${plain(one).slice(one.title.length + 1, 120)} …`),
          ),
        )
      : empty("search", t("No results")),
  );
  return { title: t("Search: {query}", { query }), body };
}

async function bookmarks() {
  const all = await rows("bookmarks");
  const line = ({ address, title }) =>
    item(title, { under: address, start: icon("star"), click: () => go(page(address)) });
  return screen(bar(t("Bookmarks")), all.length ? list(all.map(line)) : empty("star", t("No bookmarks yet")));
}

run({ "/": startPage, "/page/{data}": visited, "/bookmarks": bookmarks });
