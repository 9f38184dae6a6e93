"""The roles and states of AT-SPI (`atspi-constants.h`), and what they are called here."""

ROLES = {
    2: "alertdialog", 5: "group", 7: "checkbox", 8: "menuitemcheckbox", 10: "columnheader", 11: "combobox",
    13: "option", 15: "slider", 16: "dialog", 18: "canvas", 19: "dialog", 26: "image", 27: "image", 29: "text",
    31: "list", 32: "option", 33: "menuitem", 35: "menuitem", 36: "alertdialog", 37: "tab", 40: "textbox", 41: "menu",
    42: "progressbar", 43: "button", 44: "radio", 45: "menuitemradio", 47: "rowheader", 51: "slider",
    52: "spinbutton", 54: "group", 55: "table", 56: "cell", 57: "columnheader", 58: "rowheader", 60: "terminal",
    61: "textbox", 62: "button", 63: "group", 64: "text", 65: "list", 66: "table", 73: "text", 76: "combobox",
    79: "textbox", 83: "heading", 87: "form", 88: "link", 90: "row", 91: "treeitem", 98: "list", 99: "group",
    101: "alert", 102: "alert", 109: "article", 111: "group", 116: "text", 129: "button", 130: "switch",
}  # fmt: skip
"""Number of a role -> role; what is missing only structures a window: panels, fillers, scroll panes."""

NAMED_ONLY = frozenset({20, 38, 39, 85})
"""Panels, fillers, tab lists and sections: a `group` where they have a name, else nothing."""

PASSWORD, CHECK_BOX, TOGGLE_BUTTON, COMBO_BOX, SPIN_BUTTON, TEXT, ENTRY, TERMINAL, PARAGRAPH = (
    40, 7, 62, 11, 52, 61, 79, 60, 73,
)  # fmt: skip
WRITTEN = frozenset({COMBO_BOX, SPIN_BUTTON, TEXT, ENTRY, TERMINAL, PARAGRAPH})
"""What holds a text of its own beside its name."""
MEASURED = frozenset({15, 42, 51})
"""What holds a number: sliders and progress bars."""
LABELLED = frozenset({PASSWORD, *WRITTEN, *MEASURED}) - {PARAGRAPH}
"""What may be named by a label beside it."""

MENU_BAR, ROOT_PANE = 34, 46
POPUP_WINDOW = 69
OPENERS = frozenset({11, 33, 41})
"""Choice lists and menus: what is in them shows in a window of its own."""
FLOATING = OPENERS | {POPUP_WINDOW}
"""What lies over its program's windows, with all that is in it."""
LEAVES = frozenset({7, 8, 26, 27, 29, 35, 40, 44, 45, 48, 50, 61, 79})
"""What has nothing inside that a person would tell apart."""
TABLES = frozenset({55, 66})
CLIPPING = frozenset({20, 39, 49, 68})
"""Panels, fillers, scroll panes and viewports, which show only a part of what they hold if that is larger."""
WORDLESS = frozenset({13, 32, 43, 62, 91, 90})
"""Items and buttons that are called by the texts in them, where they have no name."""

# Bits of a state set.
ACTIVE, CHECKED, EDITABLE, EXPANDABLE, EXPANDED, FOCUSED = 1, 4, 7, 9, 10, 12
MODAL, MULTI_LINE, PRESSED, SELECTED, SENSITIVE, SHOWING = 16, 17, 20, 23, 24, 25
VISIBLE, MANAGES_DESCENDANTS, MIXED, REQUIRED, INVALID, READ_ONLY = 30, 31, 32, 33, 36, 43


def has(states: int, bit: int) -> bool:
    """Whether a state set has this state."""
    return bool(states >> bit & 1)
