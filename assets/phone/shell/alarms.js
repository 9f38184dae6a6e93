// Rings the clock's alarms: once, in the minute for which they are set.

import { now } from "/kit/device.js";
import { t } from "/kit/words.js";
import { notify } from "./shade.js";

const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const clock = () => [now().getHours(), now().getMinutes()].map((part) => String(part).padStart(2, "0")).join(":");
let minute = clock();

/** Look whether a new minute has begun, and which alarms are due in it. */
export async function ring() {
  if (clock() === minute) return;
  minute = clock();
  const answer = await fetch("/api/content/alarms?enabled=1", { headers: { "X-Package": "com.android.systemui" } });
  if (!answer.ok) return; // the phone is just being set back
  const alarms = await answer.json();
  const due = alarms.filter(({ time, days }) => time === minute && (!days || days.includes(DAYS[now().getDay()])));
  for (const { label } of due) await notify({ package: "com.example.clock", title: t("Alarm"), text: label || minute });
}
