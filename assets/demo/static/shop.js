// The shop's behaviour, bound by data attributes once the page is parsed.

const all = (selector, bind) => document.querySelectorAll(selector).forEach(bind);

function toast(message, kind = "message") {
  const box = document.createElement("div");
  box.className = `toast ${kind}`;
  box.role = "status";
  box.textContent = message;
  document.getElementById("toasts").append(box);
  fade(box);
}

function fade(box) {
  const lasts = 1000 * document.body.dataset.noticeSeconds;
  setTimeout(() => box.classList.add("gone"), lasts);
  setTimeout(() => box.remove(), lasts + 500);
}

all(".toast", fade);
all("select[data-go]", (list) => list.addEventListener("change", () => list.form.submit()));

// Deleting asks in the page, cancelling asks in the browser's own box.
all("[data-delete]", (button) => button.addEventListener("click", () => {
  const dialog = document.getElementById("delete");
  dialog.querySelector("h2").textContent = `Delete ${button.dataset.delete}?`;
  dialog.querySelector("form").action = button.dataset.action;
  dialog.showModal();
}));
all("[data-close]", (button) => button.addEventListener("click", () => button.closest("dialog").close()));
all("form[data-confirm]", (form) => form.addEventListener("submit", (event) => {
  if (!confirm(form.dataset.confirm)) event.preventDefault();
}));

// What the browser can tell by itself is refused before anything is sent.
const complaints = (field) =>
  field.validity.valueMissing ? "Fill in this field."
    : field.validity.typeMismatch ? "Enter an e-mail address such as name@example.com." : "";

function complain(field, words) {
  const place = document.getElementById(`${field.id}-wrong`);
  if (!place) return;
  place.textContent = words;
  place.hidden = !words;
  field.closest(".field").classList.toggle("bad", Boolean(words));
  field.setAttribute("aria-invalid", String(Boolean(words)));
}

all("form[data-checked]", (form) => form.addEventListener("submit", (event) => {
  const fields = [...form.elements].filter((field) => field.willValidate && field.id);
  fields.forEach((field) => complain(field, complaints(field)));
  const wrong = fields.filter((field) => complaints(field));
  if (!wrong.length) return;
  event.preventDefault();
  wrong[0].focus();
}));

all("[data-switch]", (button) => button.addEventListener("click", () => {
  const on = button.getAttribute("aria-checked") !== "true";
  button.setAttribute("aria-checked", String(on));
  button.nextElementSibling.value = on ? "on" : "off";
}));

// A "button" that is only a span with a listener.
all("[data-add]", (button) => button.addEventListener("click", async () => {
  const answer = await fetch("/cart/add", { method: "POST", body: new URLSearchParams({ product: button.dataset.add }) });
  const { message, count } = await answer.json();
  document.getElementById("cart-count").textContent = count;
  toast(message);
}));

// Autocompleting recipient: only a chosen suggestion counts.
all("[data-suggest]", (field) => {
  const list = document.getElementById(field.getAttribute("aria-controls"));
  const chosen = field.nextElementSibling;
  let asked = 0;
  const close = () => { list.hidden = true; field.setAttribute("aria-expanded", "false"); };
  const option = ({ id, name, company }) => {
    const item = document.createElement("li");
    item.role = "option";
    item.ariaLabel = name;
    item.append(name, Object.assign(document.createElement("span"), { className: "muted", textContent: company }));
    item.addEventListener("mousedown", (event) => {
      event.preventDefault();
      field.value = name;
      chosen.value = id;
      close();
    });
    return item;
  };
  field.addEventListener("input", async () => {
    chosen.value = "";
    const turn = ++asked;
    const found = field.value ? await (await fetch(`${field.dataset.suggest}?q=${encodeURIComponent(field.value)}`)).json() : [];
    if (turn !== asked) return;
    list.replaceChildren(...found.map(option));
    list.hidden = !found.length;
    field.setAttribute("aria-expanded", String(!list.hidden));
  });
  field.addEventListener("blur", close);
});

// A report takes its time: ask again until it is there.
all("[data-report]", (button) => button.addEventListener("click", async () => {
  const place = document.getElementById("report"), progress = document.getElementById("progress");
  const base = button.dataset.report, month = document.getElementById("month").value;
  place.replaceChildren();
  progress.value = 0;
  progress.hidden = false;
  button.disabled = true;
  const { ticket } = await (await fetch(`${base}/start`)).json();
  const look = async () => {
    const answer = await fetch(`${base}/${month}?ticket=${ticket}`);
    if (answer.status === 202) {
      progress.value = (await answer.json()).progress;
      return setTimeout(look, 150);
    }
    place.innerHTML = await answer.text();
    progress.hidden = true;
    button.disabled = false;
  };
  look();
}));
