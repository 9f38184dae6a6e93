"""Tk programs on an X server of their own; their controls as the widgets themselves tell them.

`python -m tests.measure.pixels_development.tk THEME FOLDER` writes the pictures and the truth of one look.
"""

import json
import subprocess
import sys
import tempfile
import tkinter
from collections.abc import Iterator
from pathlib import Path
from tkinter import ttk

from controllers.desktop.reading import View, masked
from controllers.desktop.x11.screen import XScreen
from perception.screen import Picture
from tests.controllers.desktop.rig import Rig
from tests.measure.pixels_heldout.screens import Place, Screen

THEMES = ("default", "clam", "alt")
ROLES = {
    "TButton": "button", "TCheckbutton": "checkbox", "TRadiobutton": "radio", "TEntry": "textbox", "TCombobox": "combobox",
    "TSpinbox": "spinbutton", "TScale": "slider", "Text": "textbox", "Entry": "textbox", "Button": "button",
    "Checkbutton": "checkbox", "Radiobutton": "radio", "Scale": "slider", "Menubutton": "button", "TMenubutton": "button",
}  # fmt: skip


def tk_screens() -> Iterator[Screen]:
    """Both programs in every theme."""
    for theme in THEMES:
        with tempfile.TemporaryDirectory() as folder, Rig(Path(folder)) as rig:
            command = [sys.executable, "-m", "tests.measure.pixels_development.tk", theme, folder]
            subprocess.run(command, check=True, env=rig.environment | {"PYTHONPATH": "."})
            for path in sorted(Path(folder).glob("*.json")):
                places = tuple(Place(role, tuple(box)) for role, box in json.loads(path.read_text()))
                yield Screen(
                    "tk", f"{path.stem}_{theme}", Picture(path.with_suffix(".jpg").read_bytes(), path.stem), places
                )


def main(theme: str, folder: str) -> None:
    """Draw both in one look."""
    screen = XScreen()
    for name, fill in {"player": player, "address": address}.items():
        root = tkinter.Tk()
        root.geometry("720x520+0+0")
        root.overrideredirect(True)
        ttk.Style(root).theme_use(theme)
        fill(root)
        root.update()
        root.update()
        picture = masked(screen.shot(), View((), frozenset(), None))
        Path(f"{folder}/{name}.jpg").write_bytes(picture.image)
        Path(f"{folder}/{name}.json").write_text(json.dumps(list(_truth(root))))
        root.destroy()
    screen.close()


def _truth(widget: tkinter.Misc) -> Iterator[tuple[str, tuple[int, int, int, int]]]:
    """The widgets that can be acted on, as they lie on the screen; the lines of lists and tables, and the tabs."""
    x, y = widget.winfo_rootx(), widget.winfo_rooty()
    if role := ROLES.get(widget.winfo_class()):
        yield role, (x, y, x + widget.winfo_width(), y + widget.winfo_height())
    if isinstance(widget, ttk.Notebook):
        yield from (("tab", _tab(widget, at)) for at in range(len(widget.children)))
    if isinstance(widget, tkinter.Listbox):
        for at in range(widget.size()):
            if box := widget.bbox(at):
                yield "option", (x + 2, y + box[1], x + widget.winfo_width() - 2, y + box[1] + box[3])
    for child in widget.winfo_children():
        if child.winfo_ismapped():
            yield from _truth(child)


def _tab(book: ttk.Notebook, at: int) -> tuple[int, int, int, int]:
    """Where a tab lies: the points of its strip that belong to it."""
    across = [x for x in range(book.winfo_width()) if _belongs(book, x, 12, at)]
    down = [y for y in range(60) if _belongs(book, across[len(across) // 2], y, at)]
    x, y = book.winfo_rootx(), book.winfo_rooty()
    return x + across[0], y + down[0], x + across[-1] + 1, y + down[-1] + 1


def _belongs(book: ttk.Notebook, x: int, y: int, at: int) -> bool:
    return bool(book.identify(x, y)) and book.tk.call(str(book), "index", f"@{x},{y}") == at


def player(root: tkinter.Tk) -> None:
    """The classic widgets: a list of tracks with buttons and sliders."""
    tkinter.Label(root, text="Playlist of the evening", font=("DejaVu Sans", 14)).pack(anchor="w", padx=8, pady=6)
    names = tkinter.Listbox(root, height=7)
    names.insert("end", *(f"{n}. Movement in {key} major" for n, key in enumerate("CDEFGAB", 1)))
    names.pack(fill="x", padx=8)
    bar = tkinter.Frame(root)
    for text in ("Play", "Pause", "Stop", "|<", ">|"):
        tkinter.Button(bar, text=text).pack(side="left", padx=2)
    bar.pack(anchor="w", padx=6, pady=6)
    tkinter.Label(root, text="Volume").pack(anchor="w", padx=8)
    tkinter.Scale(root, orient="horizontal", length=260).pack(anchor="w", padx=8)
    for text in ("Repeat", "Shuffle", "Show the cover"):
        tkinter.Checkbutton(root, text=text).pack(anchor="w", padx=8)
    kind = tkinter.StringVar(root, "b")
    for value, text in (("a", "Headphones"), ("b", "Speakers")):
        tkinter.Radiobutton(root, text=text, value=value, variable=kind).pack(anchor="w", padx=8)
    tkinter.Entry(root, width=30).pack(anchor="w", padx=8, pady=4)
    tkinter.Label(root, text="7 tracks, 41 minutes", relief="sunken", anchor="w").pack(fill="x", side="bottom")


def address(root: tkinter.Tk) -> None:
    """The themed widgets: a form on tabs."""
    book = ttk.Notebook(root)
    page = ttk.Frame(book, padding=10)
    for row, (label, text) in enumerate(
        (("First name", "Mona"), ("Last name", "Lind"), ("Street", ""), ("Town", "Bergen"))
    ):
        ttk.Label(page, text=label).grid(row=row, column=0, sticky="w", padx=4, pady=3)
        entry = ttk.Entry(page, width=34)
        entry.insert(0, text)
        entry.grid(row=row, column=1, sticky="w")
    chosen = ttk.Combobox(page, values=["Norway", "Sweden"])
    chosen.set("Norway")
    chosen.grid(row=4, column=1, sticky="w", pady=3)
    ttk.Label(page, text="Country").grid(row=4, column=0, sticky="w", padx=4)
    ttk.Spinbox(page, from_=0, to=9).grid(row=5, column=1, sticky="w", pady=3)
    ttk.Label(page, text="Copies").grid(row=5, column=0, sticky="w", padx=4)
    ttk.Scale(page, length=180).grid(row=6, column=1, sticky="w", pady=3)
    group = ttk.LabelFrame(page, text="Delivery", padding=6)
    for text in ("By post", "By e-mail", "Keep a copy"):
        ttk.Checkbutton(group, text=text).pack(anchor="w")
    for text in ("Now", "Later"):
        ttk.Radiobutton(group, text=text, value=text).pack(anchor="w")
    group.grid(row=7, column=0, columnspan=2, sticky="we", pady=6)
    book.add(page, text="Address")
    for text in ("Letters", "History"):
        book.add(ttk.Frame(book), text=text)
    book.pack(fill="both", expand=True, padx=6, pady=6)
    ends = ttk.Frame(root)
    for text in ("Cancel", "Apply", "OK"):
        ttk.Button(ends, text=text).pack(side="right", padx=3)
    ends.pack(fill="x", padx=6, pady=6)


if __name__ == "__main__":
    main(*sys.argv[1:])
