"use strict";
// What the page can do beyond being read: keys, an enlarged picture, the present step in the contents.
const cards = [...document.querySelectorAll(".card")];
const enlarged = document.getElementById("enlarged");
const unfold = document.getElementById("unfold");
document.documentElement.classList.add("js");

const shown = () => cards.filter((card) => card.offsetParent !== null);

function current() {
  const visible = shown();
  const passed = visible.filter((card) => card.getBoundingClientRect().top <= 80);
  return visible.indexOf(passed.at(-1));
}

function go(by) {
  const visible = shown();
  const card = visible[Math.min(Math.max(current() + by, 0), visible.length - 1)];
  if (!card) return;
  history.replaceState(null, "", `#${card.id}`);
  card.scrollIntoView({ behavior: "instant", block: "start" });
  card.focus({ preventScroll: true });
}

function enlarge(picture) {
  enlarged.replaceChildren(picture.cloneNode(true));
  enlarged.picture = picture;
  if (!enlarged.open) enlarged.showModal();
}

function leaf(by) {
  const pictures = [...document.querySelectorAll(".seen > svg")];
  const picture = pictures[pictures.indexOf(enlarged.picture) + by];
  if (picture) enlarge(picture);
}

function unfoldAll() {
  const folded = unfold.getAttribute("aria-pressed") !== "true";
  for (const part of document.querySelectorAll(".card details")) part.open = folded;
  unfold.setAttribute("aria-pressed", String(folded));
  unfold.textContent = folded ? "Fold all" : "Unfold all";
}

const KEYS = {
  j: () => go(1),
  k: () => go(-1),
  ArrowRight: () => go(1),
  ArrowLeft: () => go(-1),
  b: () => document.getElementById("boxes").click(),
  u: unfoldAll,
};
const ENLARGED_KEYS = { ArrowRight: () => leaf(1), ArrowLeft: () => leaf(-1), j: () => leaf(1), k: () => leaf(-1) };

document.addEventListener("keydown", (event) => {
  const radio = event.target.matches("input[type=radio]");
  if (event.ctrlKey || event.metaKey || event.altKey || (radio && event.key.startsWith("Arrow"))) return;
  const action = (enlarged.open ? ENLARGED_KEYS : KEYS)[event.key];
  if (action) {
    event.preventDefault();
    action();
  }
});

for (const picture of document.querySelectorAll(".seen > svg")) {
  picture.setAttribute("tabindex", "0");
  picture.addEventListener("click", () => enlarge(picture));
  picture.addEventListener("keydown", (event) => {
    if (event.key === "Enter") enlarge(picture);
  });
}
enlarged.addEventListener("click", () => enlarged.close());
unfold.addEventListener("click", unfoldAll);
unfold.hidden = false;

const links = new Map([...document.querySelectorAll("nav a")].map((link) => [link.hash.slice(1), link]));
const contents = document.querySelector("nav details");
let marked;

function mark() {
  const link = links.get(shown()[Math.max(current(), 0)]?.id);
  if (link === marked) return;
  marked?.removeAttribute("aria-current");
  link?.setAttribute("aria-current", "step");
  marked = link;
  if (link) contents.scrollTop = link.offsetTop - contents.clientHeight / 2;
}

const passing = new IntersectionObserver(mark, { rootMargin: "-80px 0px -70% 0px" });
for (const card of cards) passing.observe(card);
