// What is on the screen, as Android's accessibility tree would have it: window.phoneHierarchy(scale) gives the windows,
// each {package, active, node}; a node is {number, type, text, id, description, hint, box, flags, children}.
// window.phoneSetText(number, text) replaces what a field holds, window.phoneLongPress(x, y) tells of a resting finger.
// Boxes are [left, top, right, bottom] in pixels of the display, `scale` of them to a CSS pixel. What is hidden,
// covered or outside is not in it.
(() => {
  let scale = 1;
  const TEXT_INPUTS = new Set(["text", "search", "email", "url", "tel", "number", "password", "date", "time"]);
  const TYPES = {
    A: "android.widget.TextView", BUTTON: "android.widget.Button", CANVAS: "android.view.SurfaceView",
    IMG: "android.widget.ImageView", svg: "android.widget.ImageView", METER: "android.widget.ProgressBar",
    OL: "android.widget.ListView", PROGRESS: "android.widget.ProgressBar", SELECT: "android.widget.Spinner",
    SUMMARY: "android.widget.TextView", TEXTAREA: "android.widget.EditText", UL: "android.widget.ListView",
    VIDEO: "android.widget.VideoView",
  };
  const ROLES = {
    button: "android.widget.Button", checkbox: "android.widget.CheckBox", grid: "android.widget.GridView",
    img: "android.widget.ImageView", list: "android.widget.ListView", radio: "android.widget.RadioButton",
    progressbar: "android.widget.ProgressBar", slider: "android.widget.SeekBar", switch: "android.widget.Switch",
    textbox: "android.widget.EditText",
  };
  const INPUTS = {
    checkbox: "android.widget.CheckBox", radio: "android.widget.RadioButton", range: "android.widget.SeekBar",
    button: "android.widget.Button", submit: "android.widget.Button",
  };
  const PRESSED = new Set(["button", "checkbox", "link", "menuitem", "option", "radio", "switch", "tab"]);
  const CLICKABLE = "button, a[href], input, select, textarea, summary, [onclick], [contenteditable='true']";
  const CHECKABLE =
    "[type='checkbox'], [type='radio'], [role='checkbox'], [role='switch'], [role='radio'], [aria-pressed]";
  const UNSEEN = new Set(["SCRIPT", "STYLE", "TEMPLATE", "NOSCRIPT", "HEAD", "BR", "OPTION", "DATALIST"]);

  const roleOf = (element) => element.getAttribute("role") || "";
  const tidy = (text) => (text || "").replace(/[\s\u200b]+/g, " ").trim();
  const isEditable = (element) =>
    element.isContentEditable || element.tagName === "TEXTAREA" || roleOf(element) === "textbox" ||
    (element.tagName === "INPUT" && TEXT_INPUTS.has(element.type));
  const ownsText = (element) =>
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim());

  function isClickable(element, style) {
    if (element.matches(CLICKABLE) || PRESSED.has(roleOf(element))) return true;
    if (element.tagName === "LABEL") return Boolean(element.control);
    const above = element.parentElement;
    return style.cursor === "pointer" && (!above || getComputedStyle(above).cursor !== "pointer");
  }

  function scrolls(element, style) {
    const root = element === element.ownerDocument.scrollingElement;
    const down = root ? style.overflowY !== "hidden" : /auto|scroll/.test(style.overflowY);
    const across = root ? style.overflowX !== "hidden" : /auto|scroll/.test(style.overflowX);
    if (down && element.scrollHeight > element.clientHeight + 1) return "down";
    return across && element.scrollWidth > element.clientWidth + 1 ? "across" : "";
  }

  function typeOf(element, { text, scroll, children }) {
    if (element.dataset.class) return element.dataset.class;
    if (isEditable(element)) return "android.widget.EditText";
    if (element.hasAttribute("aria-pressed")) return "android.widget.ToggleButton";
    const isBare = !text && !children.length;
    if (isBare && element.matches("button:not([role]), [role='button']")) return "android.widget.ImageButton";
    const known = ROLES[roleOf(element)] || (element.tagName === "INPUT" && INPUTS[element.type]);
    if (known) return known;
    if (scroll) return scroll === "down" ? "android.widget.ScrollView" : "android.widget.HorizontalScrollView";
    if (children.length && element.tagName === "BUTTON") return "android.view.ViewGroup";
    return TYPES[element.tagName] || (text ? "android.widget.TextView" : "android.view.ViewGroup");
  }

  function textOf(element) {
    if (element.tagName === "SELECT") return tidy(element.selectedOptions[0]?.text);
    if (element.tagName === "INPUT" && !isEditable(element)) {
      return /button|submit|reset/.test(element.type) ? element.value : "";
    }
    if ("value" in element && isEditable(element)) {
      return element.type === "password" ? "•".repeat(element.value.length) : element.value;
    }
    if (isEditable(element)) return element.innerText.replace(/\n$/, "");
    return ownsText(element) ? tidy(element.innerText) : "";
  }

  function flagsOf(element, style, scroll) {
    const is = (name) => element.getAttribute(`aria-${name}`);
    const clickable = isClickable(element, style);
    const flags = {
      checkable: element.matches(CHECKABLE),
      checked: element.checked === true || is("checked") === "true" || is("pressed") === "true",
      clickable,
      enabled: !element.matches(":disabled") && !element.closest("[aria-disabled='true']"),
      focusable: clickable || element.tabIndex >= 0,
      focused: element.ownerDocument.activeElement === element && element !== element.ownerDocument.body,
      scrollable: Boolean(scroll),
      "long-clickable": isEditable(element) || "long" in element.dataset,
      password: element.type === "password",
      selected: is("selected") === "true" || Boolean(is("current") && is("current") !== "false"),
    };
    return Object.keys(flags).filter((name) => flags[name]);
  }

  const intersection = (a, b) => [
    Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3]),
  ];
  const isEmpty = (box) => box[2] - box[0] < 0.5 || box[3] - box[1] < 0.5;
  const holds = (outer, inner) => outer === inner || outer.contains(inner);

  // The element that a finger at this point of the display would touch, inside frames too.
  function topmost(x, y) {
    let hit = document.elementFromPoint(x, y);
    while (hit?.tagName === "IFRAME" && hit.contentDocument) {
      const frame = hit.getBoundingClientRect();
      [x, y] = [x - frame.left, y - frame.top];
      const inner = hit.contentDocument.elementFromPoint(x, y);
      if (!inner) return hit;
      hit = inner;
    }
    return hit;
  }

  function isUncovered(element, box, style) {
    if (style.pointerEvents === "none") return true;
    const label = element.closest("label");
    const at = (part) => [box[0] + (box[2] - box[0]) * part[0], box[1] + (box[3] - box[1]) * part[1]];
    return [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.1], [0.5, 0.9]].some((part) => {
      const hit = topmost(...at(part));
      return hit && (holds(element, hit) || holds(hit, element) || (label && label.contains(hit)));
    });
  }

  function isHidden(element, style) {
    if (UNSEEN.has(element.tagName) || style.display === "none") return true;
    if (element.getAttribute("aria-hidden") === "true" || element.inert) return true;
    if (element.tagName === "IMG" && element.getAttribute("alt") === "") return true;
    return style.opacity === "0" && element.tagName !== "INPUT";
  }

  // The nodes of an element: one, or those of its children where it says nothing itself.
  function nodesOf(element, clip, origin) {
    const style = getComputedStyle(element);
    if (isHidden(element, style)) return [];
    const rect = element.getBoundingClientRect();
    const whole = [rect.left + origin[0], rect.top + origin[1], rect.right + origin[0], rect.bottom + origin[1]];
    const box = intersection(whole, clip);
    if (isEmpty(box) && !isEmpty(whole)) return [];
    const inner = style.overflow === "visible" ? clip : box;
    const children = element.tagName === "svg" || isEditable(element) ? [] : childrenOf(element, inner, whole, origin);
    if (isEmpty(box) || style.visibility !== "visible") return children;
    return asNode(element, style, box, children);
  }

  function childrenOf(element, clip, whole, origin) {
    if (element.tagName !== "IFRAME") return [...element.children].flatMap((child) => nodesOf(child, clip, origin));
    const root = element.contentDocument?.documentElement;
    return root ? nodesOf(root, intersection(clip, whole), [whole[0], whole[1]]) : [];
  }

  // No node for what only lays out: its children stand for it. None either for what lies under something else.
  function asNode(element, style, box, below) {
    const scroll = scrolls(element, style);
    const flags = flagsOf(element, style, scroll);
    const [text, children] = wordsAndChildren(element, flags, below);
    const description = tidy(element.dataset.desc ?? (element.getAttribute("aria-label") || element.alt));
    const id = element.dataset.id || element.id;
    const says = text || description || id || scroll || isOfAType(element);
    if (!says && !flags.includes("focusable") && children.length < 2) return children;
    if (!children.length && !isUncovered(element, box, style)) return [];
    const type = typeOf(element, { text, scroll, children });
    const hint = tidy(element.dataset.hint ?? (element.placeholder || element.getAttribute("aria-placeholder")));
    const node = { number: numberOf(element), type, text, id, description, hint, box: inPixels(box), flags, children };
    return [{ ...node, text: text || standIn(element, node) }];
  }

  // What is written in an element is its text, which leaves only what can be pressed in it; what can be pressed itself
  // takes over the words of its only child.
  function wordsAndChildren(element, flags, children) {
    const text = textOf(element);
    if (text && !isEditable(element)) return [text, children.filter((child) => child.flags.includes("clickable"))];
    const single = !text && flags.includes("clickable") && children.length === 1 && isPlainText(children[0]);
    return single ? [children[0].text, []] : [text, children];
  }

  // An empty field shows its hint, and Android tells it as the text; a label has its words in both places.
  function standIn(element, { type, hint, description }) {
    if (isEditable(element)) return hint;
    return type === "android.widget.TextView" ? description : "";
  }

  const numbers = new WeakMap();
  const elements = new Map();

  function numberOf(element) {
    if (!numbers.has(element)) {
      numbers.set(element, elements.size + 1);
      elements.set(elements.size + 1, new WeakRef(element));
    }
    return numbers.get(element);
  }

  // Frameworks put their own setter on a field; the prototype's is what typing uses.
  window.phoneSetText = (number, text) => {
    const field = elements.get(number)?.deref();
    if (!field?.isConnected || !isEditable(field) || field.readOnly || field.disabled) return false;
    if ("value" in field) {
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value").set.call(field, text);
    } else {
      field.innerText = text;
    }
    field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertReplacementText", data: text }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
    return true;
  };

  // A finger has stayed at this point of the display; whether the page took that for something.
  window.phoneLongPress = (x, y) => {
    const pressed = topmost(x, y);
    const event = new MouseEvent("contextmenu", { bubbles: true, cancelable: true, clientX: x, clientY: y });
    return Boolean(pressed) && !pressed.dispatchEvent(event);
  };

  const isOfAType = (element) =>
    Boolean(element.dataset.class || roleOf(element)) || element.tagName in TYPES || element.tagName === "INPUT" ||
    isEditable(element);
  const isPlainText = (node) => node.type === "android.widget.TextView" && node.flags.join() === "enabled" && !node.id;
  const inPixels = (box) => box.map((value) => Math.round(value * scale));

  function windowOf(element, name, active) {
    const display = [0, 0, innerWidth, innerHeight];
    const rect = element.getBoundingClientRect();
    const whole = element === document.documentElement ? display : [rect.left, rect.top, rect.right, rect.bottom];
    const box = intersection(whole, display);
    const children = isEmpty(box) ? [] : nodesOf(element, display, [0, 0]);
    if (!children.length) return [];
    const silent = { text: "", id: "", description: "", hint: "", flags: ["enabled"] };
    const node = { number: 0, type: "android.widget.FrameLayout", ...silent, box: inPixels(box), children };
    return [{ package: name, active, node }];
  }

  window.phoneHierarchy = (pixels) => {
    scale = pixels;
    const marked = [...document.querySelectorAll("[data-window]")];
    if (!marked.length) return windowOf(document.documentElement, "", true);
    const middle = document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.closest("[data-window]");
    return marked.flatMap((element) => windowOf(element, element.dataset.window, element === middle));
  };
})();
