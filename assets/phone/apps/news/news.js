// News: what was written, by topic, by readers, and what the reader keeps.

import { go, instead, refresh, run, start, toast } from "/kit/app.js";
import { add, remove, row, rows } from "/kit/content.js";
import { number, shortDay, time } from "/kit/words.js";
import {
  bar,
  button,
  chip,
  empty,
  foot,
  h,
  icon,
  iconButton,
  list,
  marked,
  screen,
  searchField,
  t,
} from "/kit/widgets.js";

const TOPICS = ["Technology", "Science", "Culture", "Sport", "Travel", "Food"];
const HUES = { Technology: 215, Science: 165, Culture: 285, Sport: 20, Travel: 195, Food: 42 };
const found = { words: "", topic: "" };

const tabs = (open) =>
  foot(
    ["Headlines", "article", open === "/", () => instead("/")],
    ["Trending", "trending-up", open === "/trending", () => instead("/trending")],
    ["Saved", "bookmark", open === "/saved", () => instead("/saved")],
  );
const newest = (a, b) => b.published.localeCompare(a.published);

async function headlines() {
  const articles = (await rows("articles")).sort(newest);
  const followed = (await rows("followed_topics")).map(({ topic }) => topic);
  const lines = h("div", { id: "headlines" });
  const chips = h("div", { class: "chips" });
  const draw = () => {
    const fitting = articles.filter(
      (one) =>
        (!found.topic || one.topic === found.topic) &&
        `${one.title} ${one.body} ${one.source}`.toLowerCase().includes(found.words.toLowerCase()),
    );
    chips.replaceChildren(
      ...TOPICS.map((topic) =>
        chip(t(topic), found.topic === topic, () => {
          found.topic = found.topic === topic ? "" : topic;
          draw();
        }),
      ),
    );
    lines.replaceChildren(
      found.topic ? follow(found.topic, followed) : "",
      fitting.length
        ? list(fitting.map((one, i) => card(one, i === 0 && !found.words)))
        : empty("article", t("No results")),
    );
  };
  draw();
  return screen(
    bar(t("News"), { up: false }),
    [
      searchField(
        "Search news",
        (words) => {
          found.words = words;
          draw();
        },
        { value: found.words },
      ),
      chips,
      lines,
    ],
    tabs("/"),
  );
}

function follow(topic, followed) {
  const on = followed.includes(topic);
  const turn = async () => {
    await (on ? remove("followed_topics", topic) : add("followed_topics", { topic }));
    toast(t(on ? "No longer following {topic}" : "Following {topic}", { topic: t(topic) }));
    refresh();
  };
  return h(
    "div",
    { class: "follow row between" },
    h("b", {}, t(topic)),
    button(on ? "Following" : "Follow", turn, { kind: on ? "tonal" : "outlined", id: "follow" }),
  );
}

const scene = ({ topic, id }, classes = "") =>
  h(
    "span",
    { class: `scene ${classes}`, "aria-hidden": "true", style: `--hue: ${HUES[topic]}; --turn: ${(id % 7) * 9}deg` },
    icon(
      {
        Technology: "storage",
        Science: "public",
        Culture: "palette",
        Sport: "directions-walk",
        Travel: "map",
        Food: "restaurant",
      }[topic],
    ),
  );

const card = (one, first) =>
  h(
    "li",
    {},
    h(
      "button",
      { type: "button", class: `story ${first ? "first" : ""}`, on: { click: () => go(`/article/${one.id}`) } },
      scene(one),
      h(
        "span",
        { class: "words" },
        h("span", { class: "source" }, `${one.source} · ${t(one.topic)}`),
        h("span", { class: "headline" }, one.title),
        h(
          "span",
          { class: "small muted" },
          `${shortDay(one.published)}, ${time(one.published)} · ${t("{count} min", { count: one.minutes })}`,
        ),
      ),
    ),
  );

async function trending() {
  const ranked = (await rows("articles")).sort((a, b) => b.readers - a.readers).slice(0, 10);
  return screen(
    bar(t("Trending"), { up: false }),
    h(
      "ol",
      { class: "list", id: "trending" },
      ranked.map((one, i) =>
        h(
          "li",
          {},
          h(
            "button",
            { type: "button", class: "ranked", on: { click: () => go(`/article/${one.id}`) } },
            h("span", { class: "rank" }, i + 1),
            h(
              "span",
              { class: "words" },
              h("span", { class: "headline" }, one.title),
              h(
                "span",
                { class: "small muted" },
                `${one.source} · ${t("{count} readers", { count: number(one.readers) })}`,
              ),
            ),
          ),
        ),
      ),
    ),
    tabs("/trending"),
  );
}

async function saved() {
  const [kept, articles] = await Promise.all([rows("saved_articles"), rows("articles")]);
  const all = kept.map(({ article_id: id }) => articles.find((one) => one.id === id));
  return screen(
    bar(t("Saved"), { up: false }),
    all.length ? list(all.map((one) => card(one, false))) : empty("bookmark", t("Nothing saved yet")),
    tabs("/saved"),
  );
}

async function article({ id }) {
  const [one, kept] = await Promise.all([row("articles", { id }), row("saved_articles", { article_id: id })]);
  if (!one) return screen(bar(""), empty("article", t("No results")));
  const keep = async () => {
    await (kept ? remove("saved_articles", one.id) : add("saved_articles", { article_id: one.id }));
    toast(t(kept ? "Removed from saved articles" : "Article saved"));
    refresh();
  };
  const share = () =>
    start({
      action: "android.intent.action.SEND",
      extras: { title: one.title, text: `${one.title} (${one.source}) https://news.example/${one.id}` },
    });
  return screen(
    bar("", {
      actions: [
        iconButton(kept ? "bookmark" : "bookmark-border", kept ? "Remove from saved" : "Save", keep, {
          id: "keep",
          class: marked(kept),
        }),
        iconButton("share", "Share", share),
      ],
    }),
    h(
      "article",
      { class: "piece" },
      scene(one, "wide"),
      h("p", { class: "source" }, `${one.source} · ${t(one.topic)}`),
      h("h2", { id: "headline" }, one.title),
      h("p", { class: "small muted", id: "byline" }, t("By {author}", one)),
      h(
        "p",
        { class: "small muted", id: "published" },
        `${shortDay(one.published)}, ${time(one.published)} · ${t("{count} readers", { count: number(one.readers) })}`,
      ),
      one.body.split(/(?<=\.) /).map((sentence) => h("p", { class: "text" }, sentence)),
    ),
  );
}

run({ "/": headlines, "/trending": trending, "/saved": saved, "/article/{id}": article });
