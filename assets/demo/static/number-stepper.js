// <number-stepper name label value max>: a number field with a button on each side, in its own shadow tree.

const LOOKS = `
  :host { display: block; margin-bottom: 14px; }
  label { font-size: 14px; font-weight: 600; display: block; margin-bottom: 4px; }
  div { display: inline-flex; border: 1px solid #c6d0d8; border-radius: 8px; overflow: hidden; }
  input { font: inherit; width: 74px; border: 0; text-align: center; padding: 7px; color: inherit; }
  input:focus { outline: 3px solid #cfe8e7; }
  button { font: inherit; font-weight: 700; width: 40px; border: 0; background: #eef2f4; color: #16293a; cursor: pointer; }
  button:hover { background: #e2f1f0; }`;

class NumberStepper extends HTMLElement {
  static formAssociated = true;

  connectedCallback() {
    this.form = this.attachInternals();
    const shadow = this.attachShadow({ mode: "open" });
    const label = this.getAttribute("label");
    shadow.innerHTML = `<style>${LOOKS}</style><label for="number">${label}</label><div>
      <button type="button" aria-label="Decrease ${label}">−</button>
      <input id="number" inputmode="numeric" role="spinbutton">
      <button type="button" aria-label="Increase ${label}">+</button></div>`;
    this.field = shadow.querySelector("input");
    const [less, more] = shadow.querySelectorAll("button");
    less.addEventListener("click", () => this.show(Number(this.field.value) - 1));
    more.addEventListener("click", () => this.show(Number(this.field.value) + 1));
    this.field.addEventListener("input", () => this.form.setFormValue(this.field.value));
    this.show(Number(this.getAttribute("value")));
  }

  show(number) {
    const kept = Math.max(0, Math.min(number, Number(this.getAttribute("max"))));
    this.field.value = kept;
    this.field.setAttribute("aria-valuenow", kept);
    this.form.setFormValue(String(kept));
  }
}

customElements.define("number-stepper", NumberStepper);
