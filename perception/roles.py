"""Which roles a person may mean by a role word: "field", "box", "list", "button"."""

from perception.screen import EDITABLE


def _roles(names: str) -> frozenset[str]:
    return frozenset(names.split())


ROWS = _roles("row listitem article")
CELLS = _roles("cell gridcell")
HEADERS = _roles("columnheader rowheader")
CHECKABLE = _roles("checkbox radio switch menuitemcheckbox menuitemradio")
DIALOGS = _roles("dialog alertdialog")
VALUED = EDITABLE | CHECKABLE | _roles("listbox slider file progressbar meter")  # what holds a value of its own

_NONE: frozenset[str] = frozenset()
_CHOICES = _roles("combobox listbox")
_PRESSED = _roles("link clickable menuitem tab switch")

# Role word -> what it means, then what it may mean where nothing of the first kind fits.
_MEANINGS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "button": (_roles("button"), _PRESSED | {"file"}),
    "link": (_roles("link"), _roles("button clickable menuitem tab")),
    "field": (EDITABLE, _roles("file listbox slider")),
    "box": (EDITABLE, _roles("checkbox listbox file")),
    "textbox": (_roles("textbox searchbox"), EDITABLE),
    "textarea": (_roles("textbox"), EDITABLE),
    "checkbox": (_roles("checkbox"), CHECKABLE),
    "radio": (_roles("radio"), CHECKABLE),
    "switch": (_roles("switch"), _roles("checkbox button")),
    "dropdown": (_CHOICES, _roles("button list menu")),
    "list": (_CHOICES | {"list"}, _roles("menu table")),
    "option": (_roles("option"), _roles("radio menuitem checkbox")),
    "item": (_roles("listitem menuitem treeitem option"), _roles("row article clickable")),
    "menuitem": (_roles("menuitem menuitemcheckbox menuitemradio"), _roles("link button option")),
    "row": (_roles("row"), _roles("listitem article")),
    "card": (_roles("article listitem"), _roles("group region")),
    "cell": (CELLS, HEADERS),
    "column": (_roles("columnheader"), _NONE),
    "dialog": (DIALOGS, _NONE),
    "section": (_roles("region"), _roles("group article form tabpanel main navigation")),
    "menu": (_roles("menu"), _roles("navigation combobox listbox button")),
    "tab": (_roles("tab"), _roles("link button")),
    "image": (_roles("image img"), _roles("button link clickable")),
    "message": (_roles("alert status article"), _roles("text paragraph definition") | CELLS | {"heading"}),
    "text": (_roles("text paragraph definition status alert"), CELLS | {"heading"}),
}
_SYNONYMS = {
    "input": "field", "text field": "field", "input field": "field", "entry": "field", "text box": "textbox",
    "text area": "textarea", "search field": "searchbox", "search box": "searchbox", "number field": "spinbutton",
    "spinner": "spinbutton", "stepper": "spinbutton",
    "check box": "checkbox", "tick box": "checkbox", "radio button": "radio", "toggle": "switch",
    "drop down": "dropdown", "drop down list": "dropdown", "select": "dropdown", "selection": "dropdown",
    "combo box": "combobox", "choice": "option", "list item": "item",
    "menu item": "menuitem", "menu entry": "menuitem", "line": "row", "column header": "column",
    "popup": "dialog", "pop up": "dialog", "window": "dialog", "title": "heading", "headline": "heading",
    "area": "section", "panel": "section", "icon": "image", "picture": "image", "img": "image",
}  # fmt: skip

ROLES = CHECKABLE | CELLS | DIALOGS | HEADERS | ROWS | VALUED | _roles(
    "alert button canvas clickable definition form frame group heading image img link list main menu menuitem "
    "navigation option paragraph region status tab table tabpanel terminal text tooltip treeitem"
)  # fmt: skip
"""What an element may be."""
ROLE_WORDS = ROLES | _MEANINGS.keys() | _SYNONYMS.keys() | {"page", "toolbar"}
"""What an element may be called by."""


def meanings(role: str) -> tuple[frozenset[str], ...]:
    """The sets of roles that a role word means, best first; any other word means the role of that name."""
    word = " ".join(role.casefold().replace("-", " ").split())
    word = _SYNONYMS.get(word, word)
    return _MEANINGS.get(word, (frozenset({word}),))
