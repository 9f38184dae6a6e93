"""Which roles a person may mean by a role word: "field", "box", "list", "button"."""

from perception.screen import EDITABLE

ROWS = frozenset("row listitem article".split())
CELLS = frozenset("cell gridcell".split())
HEADERS = frozenset("columnheader rowheader".split())
CHECKABLE = frozenset("checkbox radio switch menuitemcheckbox menuitemradio".split())
DIALOGS = frozenset("dialog alertdialog".split())

_CHOICES = frozenset("combobox listbox".split())
_PRESSED = frozenset("link clickable menuitem tab switch".split())

# Role word -> what it means, then what it may mean where nothing of the first kind fits.
_MEANINGS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "button": (frozenset({"button"}), _PRESSED | {"file"}),
    "link": (frozenset({"link"}), frozenset({"button", "clickable", "menuitem", "tab"})),
    "field": (EDITABLE, frozenset({"file", "listbox", "slider"})),
    "box": (EDITABLE, frozenset({"checkbox", "listbox", "file"})),
    "textbox": (frozenset({"textbox", "searchbox"}), EDITABLE),
    "checkbox": (frozenset({"checkbox"}), CHECKABLE),
    "radio": (frozenset({"radio"}), CHECKABLE),
    "switch": (frozenset({"switch"}), frozenset({"checkbox", "button"})),
    "dropdown": (_CHOICES, frozenset({"button", "list", "menu"})),
    "list": (_CHOICES | {"list"}, frozenset({"menu", "table"})),
    "option": (frozenset({"option"}), frozenset({"radio", "menuitem", "checkbox"})),
    "item": (frozenset("listitem menuitem treeitem option".split()), frozenset({"row", "article"})),
    "menuitem": (frozenset("menuitem menuitemcheckbox menuitemradio".split()), frozenset({"link", "button", "option"})),
    "row": (frozenset({"row"}), frozenset({"listitem", "article"})),
    "card": (frozenset({"article", "listitem"}), frozenset({"group", "region"})),
    "cell": (CELLS, HEADERS),
    "column": (frozenset({"columnheader"}), frozenset()),
    "dialog": (DIALOGS, frozenset()),
    "section": (frozenset({"region"}), frozenset("group article form tabpanel main navigation".split())),
    "menu": (frozenset({"menu"}), frozenset({"navigation", "combobox", "listbox", "button"})),
    "tab": (frozenset({"tab"}), frozenset({"link", "button"})),
    "image": (frozenset({"image", "img"}), frozenset({"button", "link", "clickable"})),
    "text": (frozenset("text paragraph definition status alert".split()), CELLS | {"heading"}),
}
_SYNONYMS = {
    "input": "field", "text field": "field", "input field": "field", "entry": "field", "text box": "textbox",
    "search field": "searchbox", "search box": "searchbox", "search": "searchbox", "number field": "spinbutton",
    "check box": "checkbox", "tick box": "checkbox", "radio button": "radio", "toggle": "switch",
    "drop down": "dropdown", "drop down list": "dropdown", "select": "dropdown", "selection": "dropdown",
    "combo box": "combobox", "choice": "option", "entry in the list": "item", "list item": "item",
    "menu item": "menuitem", "menu entry": "menuitem", "line": "row", "column header": "column",
    "popup": "dialog", "pop up": "dialog", "window": "dialog", "title": "heading", "headline": "heading",
    "area": "section", "panel": "section", "icon": "image", "picture": "image", "img": "image", "message": "text",
}  # fmt: skip


def meanings(role: str) -> tuple[frozenset[str], ...]:
    """The sets of roles that a role word means, best first; any other word means the role of that name."""
    word = " ".join(role.casefold().replace("-", " ").split())
    word = _SYNONYMS.get(word, word)
    return _MEANINGS.get(word, (frozenset({word}),))
