"""From Android's view classes to roles."""

from perception.hierarchy.tree import Node

EDITS = ("EditText", "AutoCompleteTextView", "SearchAutoComplete")
LISTS = ("RecyclerView", "ListView", "GridView")
SCROLLERS = ("ScrollView", "NestedScrollView", "WebView", "View")
TAB_BARS = ("TabLayout", "TabWidget", "BottomNavigationView", "NavigationBarView")
HEADINGS = ("title", "heading", "header", "toolbar_title")
_ROLES = {
    "Button": "button",
    "ImageButton": "button",
    "FloatingActionButton": "button",
    "CheckBox": "checkbox",
    "CheckedTextView": "checkbox",
    "RadioButton": "radio",
    "Switch": "switch",
    "SwitchCompat": "switch",
    "SwitchMaterial": "switch",
    "ToggleButton": "switch",
    "Spinner": "combobox",
    "SeekBar": "slider",
    "RatingBar": "slider",
    "ProgressBar": "progressbar",
    "NumberPicker": "spinbutton",
}


def short(kind: str) -> str:
    """The class without its package: `EditText`."""
    return kind.rpartition(".")[2].rpartition("$")[2]


def is_list(node: Node) -> bool:
    return short(node.kind).endswith(LISTS)


def scrolls_down(node: Node) -> bool:
    """Whether a finger that moves up over it may bring more into view. What it does at its end Android does not say."""
    if "scrollable" not in node.flags or not (short(node.kind) in SCROLLERS or is_list(node)):
        return False
    tops = {child.bounds[1] for child in node.children}
    return len(node.children) < 2 or len(tops) > 1


def is_edit(node: Node) -> bool:
    return short(node.kind).endswith(EDITS)


def is_tab_bar(node: Node) -> bool:
    return short(node.kind).endswith(TAB_BARS)


def role(node: Node) -> str:
    """What a node is by its class and flags; "text" or "image" for what is only read, "" for what only structures."""
    kind = short(node.kind)
    known = _ROLES.get(kind)
    if is_edit(node):
        return "textbox"
    if known in {"checkbox", "radio", "switch"} and "checkable" not in node.flags:
        known = None
    if known:
        return known
    if "checkable" in node.flags:
        return "checkbox"
    if node.flags & {"clickable", "long-clickable"}:
        return "link" if kind == "TextView" and node.resource.endswith("link") else "clickable"
    if not node.words:
        return ""
    if kind.startswith("Image"):
        return "image"
    return "heading" if _titles(node) else "text"


def _titles(node: Node) -> bool:
    name = node.resource.rpartition("/")[2]
    return name in HEADINGS or name.endswith(("_title", "_heading", "-title", "-heading"))
