// Messages: conversations by number, named after the address book.

import { go, instead, leave, refresh, run, startForResult, toast } from "/kit/app.js";
import { add, carryOut, rows } from "/kit/content.js";
import { stamp, today } from "/kit/device.js";
import { shortDay, time } from "/kit/words.js";
import {
  avatar,
  bar,
  confirm,
  empty,
  fab,
  h,
  icon,
  iconButton,
  item,
  list,
  moreButton,
  screen,
  searchField,
  t,
} from "/kit/widgets.js";

const PICK = { action: "android.intent.action.PICK", data: "content://contacts", extras: { pick: "1" } };

const people = async () => new Map((await rows("contacts")).map((one) => [one.phone, one.name]));
const when = (stamped) => (stamped.startsWith(today()) ? time(stamped) : shortDay(stamped));

async function conversations() {
  const [messages, names, marks] = await Promise.all([rows("messages"), people(), rows("trace_read")]);
  const read = new Map(marks.map((mark) => [mark.phone, mark.message_id]));
  const talks = [...Map.groupBy(messages, ({ phone }) => phone).values()].sort((a, b) => b.at(-1).id - a.at(-1).id);
  const lines = h("div", { id: "conversations" });
  const show = (words) => {
    const found = talks.filter((talk) =>
      `${names.get(talk[0].phone)} ${talk.map(({ body }) => body).join(" ")}`
        .toLowerCase()
        .includes(words.toLowerCase()),
    );
    lines.replaceChildren(
      found.length ? list(found.map((talk) => line(talk.at(-1), names, read))) : empty("sms", t("No messages")),
    );
  };
  show("");
  return screen(
    bar(t("Messages"), { up: false }),
    [searchField("Search messages", show), lines],
    fab("message", "Start chat", () => go("/new"), { id: "start" }),
  );
}

function line(last, names, read) {
  const name = names.get(last.phone) ?? last.phone;
  const unread = last.direction === "in" && last.id > (read.get(last.phone) ?? 0);
  return item(name, {
    under: (last.direction === "out" ? `${t("You")}: ` : "") + last.body,
    start: avatar(name),
    class: `item ${unread ? "unread" : ""}`,
    end: h("span", {}, when(last.sent_at)),
    click: () => go(`/with/${encodeURIComponent(last.phone)}`),
  });
}

async function conversation({ phone, text = "", body = text }) {
  const [messages, names] = await Promise.all([rows("messages", { phone }), people()]);
  const name = names.get(phone) ?? phone;
  await markRead(phone, messages);
  const talk = h("ol", { class: "talk", id: "messages" }, messages.map(bubble));
  const shown = screen(
    bar(name, { actions: [avatar(name, "small"), moreButton(["Delete", () => erase(phone, name, messages)])] }),
    talk,
    composer(body, (words) => send(phone, words)),
  );
  requestAnimationFrame(() => talk.lastChild?.scrollIntoView());
  return shown;
}

async function markRead(phone, messages) {
  const last = messages.at(-1)?.id;
  const [mark] = await rows("trace_read", { phone });
  if (!last || mark?.message_id === last) return;
  await carryOut(
    mark
      ? { change: "trace_read", key: phone, row: { message_id: last } }
      : { add: "trace_read", row: { phone, message_id: last } },
  );
}

const bubble = ({ direction, body, sent_at: sent }, i, all) =>
  h(
    "li",
    { class: `bubble ${direction}` },
    (i === 0 || all[i - 1].sent_at.slice(0, 10) !== sent.slice(0, 10)) && h("p", { class: "day" }, shortDay(sent)),
    h("p", { class: "said" }, body),
    i === all.length - 1 && h("p", { class: "when" }, time(sent)),
  );

function composer(words, submit) {
  const text = h("textarea", {
    id: "compose",
    rows: 1,
    placeholder: t("Text message"),
    "aria-label": t("Text message"),
    data: { hint: t("Text message") },
    value: words,
  });
  const send = async () => {
    const body = text.value.trim();
    if (body && (await submit(body))) text.value = "";
  };
  return h(
    "form",
    { class: "composer", on: { submit: (event) => event.preventDefault() } },
    text,
    iconButton("send", "Send message", send, { id: "send" }),
  );
}

async function send(phone, body) {
  await add("messages", { phone, direction: "out", body, sent_at: stamp() });
  await refresh();
  return true;
}

async function erase(phone, name, messages) {
  if (!(await confirm(t("Delete conversation?"), t("All messages with {name} will be removed.", { name }), "Delete")))
    return;
  await carryOut(...messages.map(({ id }) => ({ remove: "messages", key: id })));
  toast(t("Conversation deleted"));
  leave();
}

async function fresh({ text = "" }) {
  const names = await people();
  const found = h("div", {});
  const to = h("input", {
    id: "to",
    placeholder: t("Name or phone number"),
    "aria-label": t("To"),
    data: { hint: t("Name or phone number") },
    autocomplete: "off",
    autofocus: true,
    on: { input: () => show(to.value) },
  });
  const begin = (phone) =>
    instead(`/with/${encodeURIComponent(phone)}?${new URLSearchParams(text ? { body: text } : {})}`);
  const show = (words) => {
    const likely = [...names]
      .filter(([phone, name]) => `${name} ${phone}`.toLowerCase().includes(words.toLowerCase()))
      .sort((a, b) => a[1].localeCompare(b[1], "en"))
      .slice(0, 30);
    const number = words.replace(/[^+\d ]/g, "").trim();
    found.replaceChildren(
      list([
        number.length > 2 &&
          item(t("Send to {number}", { number }), { start: icon("sms"), click: () => begin(number) }),
        ...likely.map(([phone, name]) => item(name, { under: phone, start: avatar(name), click: () => begin(phone) })),
      ]),
    );
  };
  show("");
  return screen(
    bar(t("New conversation"), { actions: [iconButton("person", "Choose from contacts", () => pick(begin))] }),
    [h("label", { class: "to" }, h("span", { "aria-hidden": "true" }, t("To")), to), found],
  );
}

async function pick(begin) {
  const person = await startForResult(PICK);
  if (person) begin(person.phone);
}

run({ "/": conversations, "/with/{phone}": conversation, "/new": fresh });
