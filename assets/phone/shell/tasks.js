// Running apps: a frame each, which one is in front, and who is waiting for an answer.

import { h } from "/kit/elements.js";
import { settings, wear } from "/kit/device.js";
import { t } from "/kit/words.js";
import { choosing, showToast } from "./layers.js";
import { hideKeyboard, watchFields } from "./keyboard.js";

export const LAUNCHER = "com.example.launcher";

const START_SECONDS = 10;
const surface = document.getElementById("surface");
const running = new Map(); // package -> {frame, caller, answer}, the one used last at the end
let packages = [];
let shown = null;
let ready = () => {};

export async function readPackages() {
  packages = await (await fetch("/api/packages")).json();
}
export const installed = () => packages;
export const known = (name) => packages.find((one) => one.package === name);
export const open = () => [...running.keys()].reverse();

/** The document of the app in front; undefined at home. */
export const page = () => running.get(shown)?.frame.contentDocument;
export const apps = () => [...running.values()].map(({ frame }) => frame.contentWindow.app).filter(Boolean);

/** The package and activity in front. */
export function front() {
  if (!shown) return { package: LAUNCHER, activity: ".Launcher" };
  const app = running.get(shown).frame.contentWindow.app;
  const { activities } = known(shown);
  return { package: shown, activity: (activities.find(({ route }) => route === app?.pattern()) ?? activities[0]).name };
}

/** Begin what an intent asks for. `caller`: the package to return to. */
export async function launch(intent) {
  const answer = await fetch("/api/resolve", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(intent),
  });
  const found = answer.ok ? await answer.json() : [];
  const one =
    found.length > 1
      ? await choosing(found.map((each) => ({ ...each, ...known(each.package), route: each.route })))
      : found[0];
  if (!one)
    return {
      ok: false,
      why: found.length
        ? "nothing was chosen"
        : `no app for ${intent.package || `${intent.action} ${intent.data ?? ""}`}`.trim(),
    };
  const bare = intent.package && !intent.activity && !intent.data;
  const begun = await enter(one.package, bare && running.has(one.package) ? null : one.route, intent.caller ?? null);
  return begun
    ? { ok: true, package: one.package, activity: one.activity }
    : { ok: false, why: `${one.package} does not start` };
}

/** The same, and wait for what the app answers with; null where it answers nothing. */
export function launchForResult(intent) {
  return new Promise((answer) => {
    launch(intent).then((begun) => {
      if (begun.ok) running.get(begun.package).answer = answer;
      else answer(null);
    });
  });
}

async function enter(name, route, caller) {
  hideKeyboard();
  const task = running.get(name) ?? { frame: null, caller: null };
  task.caller = caller === name ? task.caller : caller;
  running.delete(name);
  running.set(name, task);
  if (task.frame && route) await task.frame.contentWindow.app.open(route);
  if (!task.frame && !(await begin(task, name, route ?? "/"))) return failed(name);
  bring(name);
  return true;
}

function failed(name) {
  end(name);
  showToast(t("{app} keeps stopping", { app: t(known(name).label) }));
  return false;
}

/** A frame for an app at a route; false where it has drawn nothing in time. */
async function begin(task, name, route) {
  task.frame = h("iframe", { title: known(name).label, data: { window: name }, hidden: true });
  const begun = new Promise((done) => {
    ready = () => done(true);
    setTimeout(done, START_SECONDS * 1000, false);
  });
  surface.append(task.frame);
  task.frame.src = `${known(name).path}#${encodeURI(route)}`;
  return begun;
}

/** An app has drawn its first screen. */
export function appReady(window) {
  wear(window.document, settings);
  watchFields(window.document);
  ready();
}

function bring(name) {
  shown = name;
  for (const [each, { frame }] of running) frame.hidden = each !== name;
  document.documentElement.classList.toggle("at-home", !name);
  page()?.defaultView.focus();
}

/** The app in front is done, with a result for whoever called it. */
export function finished(result = null) {
  const { caller, answer } = running.get(shown);
  const name = shown;
  bring(caller && running.has(caller) ? caller : null);
  end(name);
  answer?.(result);
}

function end(name) {
  running.get(name)?.frame.remove();
  running.delete(name);
}

export function stopApp(name) {
  const task = running.get(name);
  if (!task) return false;
  if (shown === name) bring(null);
  end(name);
  task.answer?.(null);
  return true;
}

export async function back() {
  if (!shown) return false;
  if (!(await running.get(shown).frame.contentWindow.app.back())) finished();
  return true;
}

export async function home() {
  hideKeyboard();
  bring(null);
}

/** The hardware menu key: the app's three dots. */
export const menu = () => page()?.querySelector('[data-id$=":id/more"]')?.click();

/** Begin every app again where it is, as after a change of language. */
export async function reload() {
  const name = shown;
  for (const [each, task] of [...running]) {
    const routes = task.frame.contentWindow.app.routes();
    task.frame.remove();
    await begin(task, each, routes[0]);
    await task.frame.contentWindow.app.restore(routes);
  }
  bring(name);
}

export const doors = { launch, launchForResult, stopApp, finished, appReady, bring: (name) => enter(name, null, null) };
