// Shop: its shelves. The cart, the checkout and the orders are in buying.js.

import { go, instead, refresh, run, start, toast } from "/kit/app.js";
import { add, change, remove, row, rows } from "/kit/content.js";
import { euros, number } from "/kit/words.js";
import {
  bar,
  button,
  chip,
  choose,
  empty,
  foot,
  h,
  icon,
  iconButton,
  list,
  item,
  marked,
  screen,
  searchField,
  t,
} from "/kit/widgets.js";
import { cart, checkout, order, orders } from "./buying.js";
import { picture } from "./pictures.js";

const CATEGORIES = ["Outdoor", "Electronics", "Living", "Kitchen", "Sport", "Toys"];
const ORDERINGS = {
  best: ["Best rated", (a, b) => b.rating - a.rating],
  cheap: ["Price: low to high", (a, b) => a.price - b.price],
  dear: ["Price: high to low", (a, b) => b.price - a.price],
  known: ["Most reviewed", (a, b) => b.ratings - a.ratings],
};
const found = { words: "", category: "", ordering: "" };

const inCart = async () => (await rows("cart")).reduce((sum, { quantity }) => sum + quantity, 0);
const tabs = async (open) =>
  foot(
    ["Browse", "storefront", open === "/", () => instead("/")],
    ["Wishlist", "favorite", open === "/wishlist", () => instead("/wishlist")],
    ["Cart", "shopping-cart", open === "/cart", () => instead("/cart"), await inCart()],
    ["Orders", "local-shipping", open === "/orders", () => instead("/orders")],
  );

async function shelves({ query = found.words }) {
  Object.assign(found, { words: query });
  const products = await rows("products");
  const shelf = h("div", { id: "products" });
  const chips = h("div", { class: "chips" });
  const draw = () => {
    const fitting = products.filter(matches).sort(ORDERINGS[found.ordering]?.[1] ?? ((a, b) => a.id - b.id));
    chips.replaceChildren(...choices(draw));
    shelf.replaceChildren(
      h(
        "div",
        { class: "row between counted" },
        h("p", { class: "small muted" }, t("{count} products", { count: fitting.length })),
        sorter(draw),
      ),
      fitting.length ? h("ul", { class: "shelf" }, fitting.map(card)) : empty("search", t("No results")),
    );
  };
  draw();
  return screen(
    bar(t("Shop"), { up: false }),
    [
      searchField(
        "Search products",
        (words) => {
          found.words = words;
          draw();
        },
        { value: query },
      ),
      chips,
      shelf,
    ],
    await tabs("/"),
  );
}

const matches = (product) =>
  (!found.category || product.category === found.category) &&
  found.words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => `${product.name} ${product.brand} ${product.category}`.toLowerCase().includes(word));

const choices = (draw) =>
  CATEGORIES.map((name) =>
    chip(t(name), found.category === name, () => {
      found.category = found.category === name ? "" : name;
      draw();
    }),
  );

const sorter = (draw) =>
  button(
    ORDERINGS[found.ordering]?.[0] ?? "Sort by",
    async () => {
      found.ordering =
        (await choose(
          t("Sort by"),
          Object.entries(ORDERINGS).map(([key, [words]]) => [key, t(words)]),
          found.ordering,
        )) ?? found.ordering;
      draw();
    },
    { kind: "text", glyph: "sort", id: "sort" },
  );

const stars = ({ rating, ratings }) =>
  h(
    "span",
    { class: "rating", "aria-label": t("Rated {rating} by {count}", { rating, count: number(ratings) }) },
    h("span", { class: "stars" }, "★"),
    ` ${rating.toFixed(2)} `,
    h("span", { class: "muted" }, `(${number(ratings)})`),
  );

const card = (product) =>
  h(
    "li",
    {},
    h(
      "button",
      { type: "button", class: "product", on: { click: () => go(`/product/${product.id}`) } },
      picture(product),
      h("span", { class: "name" }, product.name),
      h("span", { class: "small muted" }, product.brand),
      stars(product),
      h("b", { class: "price" }, euros(product.price)),
    ),
  );

async function product({ id }) {
  const [one, wished] = await Promise.all([row("products", { id }), row("wishlist", { product_id: id })]);
  if (!one) return screen(bar(""), empty("search", t("No results")));
  let quantity = 1;
  const count = h("b", { id: "quantity" }, "1");
  const step = (by) => {
    quantity = Math.min(Math.max(1, quantity + by), one.stock);
    count.textContent = quantity;
  };
  const wish = async () => {
    await (wished ? remove("wishlist", one.id) : add("wishlist", { product_id: one.id }));
    toast(t(wished ? "Removed from wishlist" : "Added to wishlist"));
    refresh();
  };
  const put = async () => {
    await addToCart(one, quantity);
    refresh();
  };
  return screen(
    bar("", {
      actions: [
        iconButton("share", "Share", () =>
          start({
            action: "android.intent.action.SEND",
            extras: { text: `${one.name}, ${euros(one.price)}: https://shop.example/product/${one.id}` },
          }),
        ),
        iconButton(wished ? "favorite" : "favorite-border", wished ? "Remove from wishlist" : "Add to wishlist", wish, {
          id: "wish",
          class: marked(wished),
        }),
        h(
          "span",
          { class: "cart-button" },
          iconButton("shopping-cart", "Cart", () => go("/cart"), { id: "open_cart" }),
          await badge(),
        ),
      ],
    }),
    [
      picture(one, "large"),
      h(
        "div",
        { class: "pad told" },
        h("p", { class: "muted" }, one.brand),
        h("h2", { id: "product_name" }, one.name),
        stars(one),
        h("p", { class: "cost", id: "price" }, euros(one.price)),
        h("p", {}, one.about),
        h("p", { class: "small muted" }, t("In stock: {stock}", one)),
        h(
          "div",
          { class: "row between" },
          h("span", {}, t("Quantity")),
          h(
            "span",
            { class: "stepper" },
            iconButton("remove", "Less", () => step(-1)),
            count,
            iconButton("add", "More", () => step(1)),
          ),
        ),
      ),
    ],
    h(
      "div",
      { class: "buy" },
      button("Add to cart", put, { glyph: "shopping-cart", class: "button filled wide", id: "add_to_cart" }),
    ),
  );
}

const badge = async () => {
  const count = await inCart();
  return count ? h("b", { class: "count" }, count) : null;
};

async function addToCart(product, quantity) {
  const there = await row("cart", { product_id: product.id });
  const total = (there?.quantity ?? 0) + quantity;
  if (total > product.stock) return toast(t("Only {stock} in stock", product));
  await (there ? change("cart", product.id, { quantity: total }) : add("cart", { product_id: product.id, quantity }));
  toast(t("Added to cart"));
}

async function wishlist() {
  const [wished, products] = await Promise.all([rows("wishlist"), rows("products")]);
  const lines = wished.map(({ product_id: id }) => products.find((one) => one.id === id));
  return screen(
    bar(t("Wishlist"), { up: false }),
    lines.length
      ? list(
          lines.map((one) =>
            item(one.name, {
              under: euros(one.price),
              start: picture(one, "small"),
              end: icon("chevron-right"),
              click: () => go(`/product/${one.id}`),
            }),
          ),
        )
      : empty("favorite", t("Nothing wished for yet")),
    await tabs("/wishlist"),
  );
}

run({
  "/": shelves,
  "/search": shelves,
  "/product/{id}": product,
  "/cart": cart(tabs),
  "/checkout": checkout,
  "/wishlist": wishlist,
  "/orders": orders(tabs),
  "/order/{id}": order,
});
