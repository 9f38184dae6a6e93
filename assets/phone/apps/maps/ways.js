// How to get to a place: by foot, bus or car, in words.

import { t } from "/kit/words.js";

const VIA = ["Fountain Square", "Market Place", "Old Bridge", "Castle Hill", "Mill Lane"];

/** Minutes and steps from where the phone is. */
export function ways(place, by) {
  const { minutes: walk } = place;
  const took = { walk, bus: 4 + Math.ceil(walk / 3), car: 2 + Math.ceil(walk / 5) };
  const street = place.address.replace(/^\d+ /, "");
  const via = VIA[place.id % VIA.length];
  const line = 10 + ((place.id * 7) % 40);
  const steps = {
    walk: [
      ["directions-walk", t("Walk along Harbour Steps to {via}", { via })],
      ["arrow-forward", t("Turn into {street}", { street })],
    ],
    bus: [
      ["directions-walk", t("Walk to the stop Harbour Steps")],
      ["directions-bus", t("Take bus {line} to {via}", { line, via })],
      ["directions-walk", t("Turn into {street}", { street })],
    ],
    car: [
      ["directions-car", t("Drive along Quay Street to {via}", { via })],
      ["arrow-forward", t("Turn into {street}", { street })],
    ],
  };
  return {
    names: [
      ["walk", "Walk", took.walk],
      ["bus", "Bus", took.bus],
      ["car", "Car", took.car],
    ],
    minutes: took[by],
    steps: [...steps[by], ["place", t("Arrive at {address}", place)]],
  };
}
