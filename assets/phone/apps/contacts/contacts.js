// Contacts: the address book, and whom other apps mean.

import { finish, go, instead, leave, refresh, run, start, toast } from "/kit/app.js";
import { add, change, remove, row, rows } from "/kit/content.js";
import {
  avatar,
  bar,
  button,
  confirm,
  empty,
  fab,
  field,
  glyph,
  h,
  icon,
  iconButton,
  item,
  list,
  marked,
  moreButton,
  screen,
  searchField,
  t,
} from "/kit/widgets.js";

const SEND_TO = "android.intent.action.SENDTO";
const VIEW = "android.intent.action.VIEW";

const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const byName = (a, b) => a.name.localeCompare(b.name, "en");

async function everybody({ pick }) {
  const people = (await rows("contacts")).sort(byName);
  const choose = (person) => (pick ? finish(person) : go(`/contact/${person.id}`));
  const book = h("div", { id: "people" });
  const show = (words) =>
    book.replaceChildren(
      ...listed(
        people.filter((one) => folded(one.name + one.phone + one.company).includes(folded(words))),
        choose,
        !words,
      ),
    );
  show("");
  return screen(
    bar(pick ? t("Choose a contact") : t("Contacts"), { up: Boolean(pick) }),
    [searchField("Search contacts", show), book],
    pick ? null : fab("add", "New contact", () => go("/new"), { id: "add" }),
  );
}

function listed(people, choose, withLetters) {
  if (!people.length) return [empty("person", t("No contacts found"))];
  const line = (one) =>
    item(one.name, { start: avatar(one.name), end: one.favourite ? icon("star") : null, click: () => choose(one) });
  if (!withLetters) return [list(people.map(line))];
  const letters = Map.groupBy(people, (one) => folded(one.name)[0].toUpperCase());
  return [...letters].map(([letter, group]) =>
    h("section", {}, h("h2", { class: "letter" }, letter), list(group.map(line))),
  );
}

async function contact({ id }) {
  const person = await row("contacts", { id });
  if (!person) return screen(bar(""), empty("person", t("No contacts found")));
  const deed = (name, label, click) =>
    h(
      "button",
      { type: "button", disabled: !person.phone, "aria-label": t(label), on: { click } },
      icon(name),
      h("span", { "aria-hidden": "true" }, t(label)),
    );
  return screen(
    bar("", {
      actions: [
        star(person),
        iconButton("edit", "Edit", () => go(`/edit/${id}`), { id: "edit" }),
        moreButton(["Share", () => share(person)], ["Delete", () => erase(person)]),
      ],
    }),
    [
      h(
        "div",
        { class: "portrait" },
        avatar(person.name, "large"),
        h("h2", { id: "name" }, person.name),
        person.company && h("p", { class: "muted" }, person.company),
      ),
      h(
        "div",
        { class: "deeds" },
        deed("call", "Call", () => start({ action: "android.intent.action.DIAL", data: `tel:${person.phone}` })),
        deed("message", "Message", () => start({ action: SEND_TO, data: `sms:${person.phone}` })),
        deed("directions", "Directions", () =>
          start({ action: VIEW, data: `geo:0,0?q=${encodeURIComponent(person.address)}` }),
        ),
      ),
      h(
        "div",
        { class: "card" },
        list([
          known("call", person.phone, "Mobile", "phone"),
          known("mail", person.email, "E-mail", "email"),
          known("place", person.address, "Address", "address"),
          known("business", person.company, "Company", "company"),
          known("note", person.note, "Note", "note"),
        ]),
      ),
    ],
  );
}

const known = (name, value, label, id) => value && item(value, { under: t(label), start: glyph(name, "plain"), id });

const star = (person) =>
  iconButton(
    person.favourite ? "star" : "star-border",
    person.favourite ? "Remove from favourites" : "Add to favourites",
    async () => {
      await change("contacts", person.id, { favourite: person.favourite ? 0 : 1 });
      refresh();
    },
    { id: "favourite", class: marked(person.favourite) },
  );

const share = (person) =>
  start({ action: "android.intent.action.SEND", extras: { text: `${person.name}, ${person.phone}` } });

async function erase(person) {
  if (!(await confirm(t("Delete contact?"), t("{name} will be removed from this phone.", person), "Delete"))) return;
  await remove("contacts", person.id);
  toast(t("Contact deleted"));
  leave();
}

const FIELDS = [
  ["name", "Name", "person", {}],
  ["phone", "Phone", "call", { type: "tel" }],
  ["email", "E-mail", "mail", { type: "email" }],
  ["company", "Company", "business", {}],
  ["address", "Address", "place", {}],
  ["note", "Note", "note", {}],
];

function form(title, person, save) {
  const fields = FIELDS.map(([name, label, picture, props]) =>
    field(label, person[name] ?? "", { glyph: picture, id: name, name, ...props }),
  );
  const name = fields[0].input;
  const submit = async () => {
    fields[0].classList.toggle("bad", !name.value.trim());
    if (!name.value.trim()) return toast(t("Enter a name"));
    await save(Object.fromEntries(fields.map(({ input }) => [input.name, input.value.trim()])));
    toast(t("Contact saved"));
  };
  return screen(
    bar(title, { actions: [button("Save", submit, { id: "save" })] }),
    h(
      "form",
      {
        on: {
          submit: (event) => {
            event.preventDefault();
            submit();
          },
        },
      },
      h("br"),
      fields,
    ),
  );
}

async function edit({ id }) {
  return form(t("Edit contact"), await row("contacts", { id }), async (values) => {
    await change("contacts", Number(id), values);
    leave();
  });
}

const fresh = (known) =>
  form(t("New contact"), known, async (values) => instead(`/contact/${await add("contacts", values)}`));

run({ "/": everybody, "/contact/{id}": contact, "/edit/{id}": edit, "/new": fresh });
