// Settings: everything about the phone itself.

import { go, refresh, run, toast } from "/kit/app.js";
import { carryOut, rows } from "/kit/content.js";
import { settings } from "/kit/device.js";
import {
  bar,
  button,
  choose,
  dialog,
  empty,
  field,
  glyph,
  h,
  heading,
  icon,
  item,
  list,
  screen,
  searchField,
  switchItem,
  t,
} from "/kit/widgets.js";

const LANGUAGES = [
  ["en", "English"],
  ["el", "Ελληνικά"],
];
const SIZES = ["Small", "Default", "Large"];
const TIMEOUTS = ["30 seconds", "1 minute", "5 minutes", "10 minutes"];
const PERMISSIONS = {
  "android.permission.READ_CONTACTS": ["Contacts", "person"],
  "android.permission.ACCESS_FINE_LOCATION": ["Location", "location-on"],
  "android.permission.READ_CALENDAR": ["Calendar", "today"],
  "android.permission.POST_NOTIFICATIONS": ["Notifications", "notifications"],
};

async function set(name, value) {
  await carryOut({ change: "settings", key: name, row: { value } });
  settings[name] = value;
  await parent.phone.settingsChanged();
}

const turned = (name, title, props) =>
  switchItem(t(title), settings[name] === "on", (on) => set(name, on ? "on" : "off"), { id: name, ...props });
const page = (title, ...parts) => screen(bar(t(title)), parts);

function slider(name, title, picture) {
  const range = h("input", {
    id: name,
    type: "range",
    min: 0,
    max: 100,
    step: 10,
    value: settings[name],
    "aria-label": t(title),
    data: { class: "android.widget.SeekBar" },
    on: { change: () => set(name, range.value) },
  });
  return h("li", {}, item(t(title)), h("div", { class: "slider" }, icon(picture), range));
}

async function picked(name, title, options) {
  const value = await choose(t(title), options, settings[name]);
  if (value === null) return;
  await set(name, value);
  refresh();
}

const SECTIONS = [
  ["/network", "Network & internet", "Wi-Fi, Bluetooth, airplane mode", "wifi"],
  ["/apps", "Apps", "Permissions, versions", "apps"],
  ["/sound", "Sound & vibration", "Volume, vibration, do not disturb", "volume-up"],
  ["/display", "Display", "Dark theme, font size, brightness", "brightness-6"],
  ["/location", "Location", "Which apps may know where you are", "location-on"],
  ["/language", "Languages", "The language of the system and all apps", "language"],
  ["/about", "About phone", "Name, model, version", "info"],
];

function overview() {
  const lines = h("div", {});
  const show = (words) => {
    const found = SECTIONS.filter(([, title, under]) =>
      `${t(title)} ${t(under)}`.toLowerCase().includes(words.toLowerCase()),
    );
    lines.replaceChildren(
      found.length
        ? list(
            found.map(([route, title, under, name]) =>
              item(t(title), { under: t(under), start: glyph(name, "soft"), click: () => go(route) }),
            ),
          )
        : empty("search", t("No results")),
    );
  };
  show("");
  return screen(bar(t("Settings"), { up: false }), [searchField("Search settings", show), lines]);
}

const network = () =>
  page(
    "Network & internet",
    list([
      turned("wifi", "Wi-Fi", {
        under: settings.wifi === "on" ? "Harbour Guest" : t("Off"),
        start: glyph("wifi", "plain"),
      }),
      turned("bluetooth", "Bluetooth", {
        under: t("Visible as {name}", { name: settings.device_name }),
        start: glyph("bluetooth", "plain"),
      }),
      turned("airplane", "Airplane mode", { start: glyph("airplanemode-active", "plain") }),
    ]),
  );

const sound = () =>
  page(
    "Sound & vibration",
    list([
      slider("volume", "Ring volume", "volume-up"),
      turned("vibrate", "Vibrate for calls", { start: glyph("vibration", "plain") }),
      turned("do_not_disturb", "Do not disturb", { start: glyph("do-not-disturb-on", "plain") }),
    ]),
  );

const display = () =>
  page(
    "Display",
    list([
      slider("brightness", "Brightness level", "brightness-6"),
      turned("dark_theme", "Dark theme", { start: glyph("dark-mode", "plain") }),
      item(t("Font size"), {
        under: t(settings.font_size),
        start: glyph("tune", "plain"),
        id: "font_size",
        click: () =>
          picked(
            "font_size",
            "Font size",
            SIZES.map((size) => [size, t(size)]),
          ),
      }),
      item(t("Screen timeout"), {
        under: t(settings.timeout),
        start: glyph("timer", "plain"),
        id: "timeout",
        click: () =>
          picked(
            "timeout",
            "Screen timeout",
            TIMEOUTS.map((time) => [time, t(time)]),
          ),
      }),
      turned("rotate", "Auto-rotate screen", { start: glyph("screen-rotation", "plain") }),
    ]),
  );

const language = () =>
  page(
    "Languages",
    heading(t("System language")),
    h(
      "ul",
      { role: "radiogroup" },
      LANGUAGES.map(([code, name]) =>
        item(name, {
          start: icon(settings.language === code ? "radio-button-checked" : "radio-button-unchecked"),
          role: "radio",
          "aria-checked": String(settings.language === code),
          click: () => set("language", code),
        }),
      ),
    ),
  );

async function apps() {
  return page(
    "Apps",
    list(
      (await installed()).map((app) =>
        item(t(app.label), { under: app.version, start: picture(app), click: () => go(`/app/${app.package}`) }),
      ),
    ),
  );
}
const installed = async () => (await fetch("/api/packages")).json();
const picture = (app) => h("img", { class: "app-icon", src: app.icon, alt: "" });

async function app({ package: name }) {
  const one = (await installed()).find((each) => each.package === name);
  if (!one) return page("App info", empty("apps", t("No results")));
  const grants = await rows("grants", { package: name });
  return page(
    "App info",
    h(
      "div",
      { class: "app-head" },
      picture(one),
      h("h2", {}, t(one.label)),
      h("p", { class: "muted" }, `${t("Version")} ${one.version}`),
    ),
    heading(t("Permissions")),
    one.permissions.length
      ? list(one.permissions.map((permission) => permit(one, permission, grants)))
      : h("p", { class: "pad muted" }, t("No permissions requested")),
  );
}

function permit(one, permission, grants) {
  const given = grants.find((each) => each.permission === permission);
  const [label, name] = PERMISSIONS[permission] ?? [permission.split(".").at(-1), "security"];
  const turn = async (on) => {
    const row = { package: one.package, permission, granted: on ? 1 : 0 };
    await carryOut(given ? { change: "grants", key: given.id, row } : { add: "grants", row });
    refresh();
  };
  return switchItem(t(label), Boolean(given?.granted), turn, { start: glyph(name, "plain") });
}

async function locating() {
  const asking = (await installed()).filter(({ permissions }) =>
    permissions.includes("android.permission.ACCESS_FINE_LOCATION"),
  );
  return page(
    "Location",
    list([turned("location", "Use location", { start: glyph("location-on", "plain") })]),
    heading(t("Apps")),
    list(asking.map((one) => item(t(one.label), { start: picture(one), click: () => go(`/app/${one.package}`) }))),
  );
}

function rename() {
  return dialog(t("Device name"), (close) => {
    const name = field("Device name", settings.device_name, { id: "device_name", autofocus: true });
    const save = async () => {
      if (!name.input.value.trim()) return toast(t("Enter a name"));
      close();
      await set("device_name", name.input.value.trim());
      refresh();
    };
    return [
      name,
      h(
        "div",
        { class: "buttons" },
        button("Cancel", () => close(), { kind: "text" }),
        button("OK", save, { kind: "text" }),
      ),
    ];
  });
}

const about = () =>
  page(
    "About phone",
    list([
      item(t("Device name"), {
        under: settings.device_name,
        start: glyph("edit", "plain"),
        id: "device_name",
        click: rename,
      }),
      ...[
        ["Model", "JP-1"],
        ["Android version", "16"],
        ["Build number", "JP1A.260518.001"],
        ["Serial number", "VIRTUAL0001"],
        ["Phone number", "+44 7700 900"],
      ].map(([label, value]) => item(t(label), { under: value, start: glyph("info", "plain") })),
    ]),
  );

run({
  "/": overview,
  "/network": network,
  "/sound": sound,
  "/display": display,
  "/language": language,
  "/apps": apps,
  "/app/{package}": app,
  "/location": locating,
  "/about": about,
});
