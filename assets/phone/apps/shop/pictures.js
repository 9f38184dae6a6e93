// A drawing for each product, by what its name says it is.

import { h } from "/kit/elements.js";

const SHAPES = [
  [/Backpack/, "M34 38a20 20 0 0 1 40 0v6H34zM28 48h52v38a8 8 0 0 1-8 8H36a8 8 0 0 1-8-8zM38 62h32v18H38z"],
  [/Tent/, "M54 24 92 88H60L54 64l-6 24H16z"],
  [/Sleeping|Blanket|Sheet|Mat/, "M22 40h64v12H22zM22 56h64v12H22zM22 72h64v12H22z"],
  [/Torch|Lamp/, "M40 22h28l10 30H30zM48 56h12v22H48zM36 82h36v8H36z"],
  [/Bottle|Press/, "M44 18h20v12l8 10v44a8 8 0 0 1-8 8H44a8 8 0 0 1-8-8V40l8-10z"],
  [/Earbuds|Headphones/, "M22 62a32 32 0 0 1 64 0v24H70V62h6a22 22 0 0 0-44 0h6v24H22z"],
  [/Speaker/, "M32 18h44v74H32zM54 52a16 16 0 1 0 .1 0zM54 26a6 6 0 1 0 .1 0z"],
  [/Power|Charger/, "M34 30h8V18h6v12h12V18h6v12h8v26a20 20 0 0 1-17 20v16h-6V76a20 20 0 0 1-17-20z"],
  [/Reader|Puzzle/, "M30 18h48v74H30zM36 26v52h36V26z"],
  [/Grinder|Pot|Pour/, "M28 30h52l-8 30H36zM38 64h32l6 26H32z"],
  [/Pan|Stove/, "M18 52h52a24 24 0 0 1-48 0zM70 50h26v8H70z"],
  [/Knife/, "M20 76 74 22l8 8-34 44zM20 80l12-8 10 8-14 12z"],
  [/Clock/, "M54 20a34 34 0 1 0 .1 0zM50 34h7v20l14 10-4 6-17-13z"],
  [/Shoes/, "M22 40h22l8 16 30 10a10 10 0 0 1 6 10v8H22z"],
  [/Kite/, "M54 16 82 48 54 92 26 48z"],
  [/Train/, "M22 40h22V24h12v16h30v34H22zM34 78a8 8 0 1 0 .1 0zM72 78a8 8 0 1 0 .1 0z"],
];
const BALL = "M54 22a32 32 0 1 0 .1 0z";

/** The drawing, tinted after its category. */
export function picture({ name, category }, size = "") {
  const shape = SHAPES.find(([words]) => words.test(name))?.[1] ?? BALL;
  const box = h("span", { class: `picture ${size} ${category.toLowerCase()}`, "aria-hidden": "true" });
  box.innerHTML = `<svg viewBox="0 0 108 108"><path d="${shape}" fill="currentColor" fill-rule="evenodd"/></svg>`;
  return box;
}
