// Rows of the phone's tables, as this app may use them; the person is asked for a permission where one is missing.

const self = () => document.documentElement.dataset.package;

/** What the phone does not keep or does not permit. */
export class Refused extends Error {}

async function ask(address, options = {}) {
  const answer = await fetch(address, {
    ...options,
    headers: { "X-Package": self(), "Content-Type": "application/json" },
  });
  const reply = await answer.json();
  if (answer.ok) return reply;
  if (reply.permission && (await parent.phone.askPermission(self(), reply.permission))) return ask(address, options);
  throw new Refused(reply.why);
}

export const carryOut = (...orders) => ask("/api/content", { method: "POST", body: JSON.stringify({ orders }) });

/** All rows with these values. */
export const rows = (table, wanted = {}) => ask(`/api/content/${table}?${new URLSearchParams(wanted)}`);

/** The one row with these values, or undefined. */
export const row = async (table, wanted) => (await rows(table, wanted))[0];

/** The id of the added row. */
export const add = async (table, values) => (await carryOut({ add: table, row: values }))[0];
export const change = (table, key, values) => carryOut({ change: table, key, row: values });
export const remove = (table, key) => carryOut({ remove: table, key });
