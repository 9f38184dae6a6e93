// The cart, the checkout and what was ordered.

import { go, instead, refresh, toast } from "/kit/app.js";
import { carryOut, change, remove, row, rows } from "/kit/content.js";
import { stamp } from "/kit/device.js";
import { euros, shortDay } from "/kit/words.js";
import {
  bar,
  button,
  confirm,
  empty,
  field,
  glyph,
  h,
  heading,
  icon,
  iconButton,
  item,
  list,
  screen,
  t,
} from "/kit/widgets.js";
import { picture } from "./pictures.js";

const DELIVERIES = [
  ["Standard", "3 to 5 days", 490],
  ["Express", "Tomorrow", 990],
  ["Pick-up", "At the shop, today", 0],
];

async function lines() {
  const [cart, products] = await Promise.all([rows("cart"), rows("products")]);
  return cart.map(({ product_id: id, quantity }) => ({ ...products.find((one) => one.id === id), quantity }));
}
const worth = (all) => all.reduce((sum, { price, quantity }) => sum + price * quantity, 0);

export const cart = (tabs) => async () => {
  const all = await lines();
  const set = async (one, quantity) => {
    if (quantity > one.stock) return toast(t("Only {stock} in stock", one));
    await (quantity ? change("cart", one.id, { quantity }) : remove("cart", one.id));
    refresh();
  };
  const line = (one) =>
    h(
      "li",
      { class: "bought" },
      picture(one, "small"),
      h(
        "span",
        { class: "words" },
        h("span", { class: "title" }, one.name),
        h("span", { class: "under" }, euros(one.price * one.quantity)),
      ),
      h(
        "span",
        { class: "stepper" },
        iconButton(one.quantity > 1 ? "remove" : "delete", one.quantity > 1 ? "Less" : "Remove", () =>
          set(one, one.quantity - 1),
        ),
        h("b", {}, one.quantity),
        iconButton("add", "More", () => set(one, one.quantity + 1)),
      ),
    );
  return screen(
    bar(t("Cart"), { up: false }),
    all.length
      ? [
          h("ul", { class: "list" }, all.map(line)),
          h(
            "div",
            { class: "card pad" },
            sum("Subtotal", worth(all)),
            h("p", { class: "small muted" }, t("Delivery is added at checkout")),
          ),
          h(
            "div",
            { class: "pad" },
            button("Checkout", () => go("/checkout"), { class: "button filled wide", id: "checkout" }),
          ),
        ]
      : empty("shopping-cart", t("Your cart is empty")),
    await tabs("/cart"),
  );
};

const sum = (label, cents, classes = "") =>
  h("p", { class: `row between ${classes}` }, h("span", {}, t(label)), h("span", {}, euros(cents)));

export async function checkout() {
  const all = await lines();
  let delivery = DELIVERIES[0];
  const name = field("Full name", "Robin Harper", { id: "full_name" });
  const address = field("Address", "12 Harbour Steps, Portwick", { id: "address" });
  const ways = h("ul", { role: "radiogroup" });
  const total = h("div", { class: "card pad" });
  const draw = () => {
    ways.replaceChildren(
      ...DELIVERIES.map((way) =>
        item(t(way[0]), {
          under: t(way[1]),
          start: icon(way === delivery ? "radio-button-checked" : "radio-button-unchecked"),
          end: h("span", {}, way[2] ? euros(way[2]) : t("Free")),
          role: "radio",
          "aria-checked": String(way === delivery),
          click: () => {
            delivery = way;
            draw();
          },
        }),
      ),
    );
    total.replaceChildren(
      sum("Subtotal", worth(all)),
      sum("Delivery", delivery[2]),
      sum("Total", worth(all) + delivery[2], "total"),
    );
  };
  draw();
  const place = async () => {
    const missing = [name, address].filter((each) => {
      each.classList.toggle("bad", !each.input.value.trim());
      return !each.input.value.trim();
    });
    if (missing.length) return toast(t("Fill in name and address"));
    if (
      await confirm(
        t("Place order?"),
        t("{total} will be charged to your card ending in 4417.", { total: euros(worth(all) + delivery[2]) }),
        "Pay now",
      )
    )
      await buy(all, name.input.value.trim(), address.input.value.trim(), delivery);
  };
  return screen(bar(t("Checkout")), [
    heading(t("Deliver to")),
    name,
    address,
    heading(t("Delivery")),
    ways,
    heading(t("Payment")),
    item(t("Card ending in 4417"), { start: glyph("credit-card", "plain") }),
    total,
    h(
      "div",
      { class: "pad" },
      button("Place order", place, { class: "button filled wide", disabled: !all.length, id: "place_order" }),
    ),
  ]);
}

/** All of it happens, or nothing: the order, its lines, the stock, the empty cart. */
async function buy(all, name, address, delivery) {
  const [last] = (await rows("orders")).slice(-1);
  const id = (last?.id ?? 4100) + 1;
  await carryOut(
    {
      add: "orders",
      row: { id, name, address, delivery: delivery[0], total: worth(all) + delivery[2], ordered_at: stamp() },
    },
    ...all.flatMap((one) => [
      { add: "order_lines", row: { order_id: id, product_id: one.id, quantity: one.quantity, price: one.price } },
      { change: "products", key: one.id, row: { stock: one.stock - one.quantity } },
      { remove: "cart", key: one.id },
    ]),
  );
  await instead(`/order/${id}`);
  toast(t("Thank you for your order"));
}

export const orders = (tabs) => async () => {
  const all = (await rows("orders")).reverse();
  return screen(
    bar(t("Orders"), { up: false }),
    all.length
      ? list(
          all.map((one) =>
            item(t("Order {id}", one), {
              under: `${shortDay(one.ordered_at)} · ${euros(one.total)}`,
              start: glyph("local-shipping", "soft"),
              click: () => go(`/order/${one.id}`),
            }),
          ),
        )
      : empty("local-shipping", t("No orders yet")),
    await tabs("/orders"),
  );
};

export async function order({ id }) {
  const [one, bought, products] = await Promise.all([
    row("orders", { id }),
    rows("order_lines", { order_id: id }),
    rows("products"),
  ]);
  if (!one) return screen(bar(""), empty("local-shipping", t("No orders yet")));
  const named = (line) => products.find((product) => product.id === line.product_id);
  return screen(bar(t("Order {id}", one)), [
    list(
      bought.map((line) =>
        item(named(line).name, {
          under: `${line.quantity} × ${euros(line.price)}`,
          start: picture(named(line), "small"),
        }),
      ),
    ),
    h(
      "div",
      { class: "card pad" },
      h("p", { class: "muted" }, t("Deliver to")),
      h("p", {}, one.name),
      h("p", {}, one.address),
      h("p", { class: "muted" }, `${t("Delivery")}: ${t(one.delivery)}`),
      sum("Total", one.total, "total"),
    ),
  ]);
}
