"""A report as a test reads it."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from app.events import Event
from app.pictures import Pictures
from app.report import page
from tests.app.report.runs import kept


@dataclass
class Read(HTMLParser):
    """The tags with their attributes, and the text in order without what is style or script."""

    source: str
    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    _open: str = ""

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.source)
        self.close()

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.texts).split())

    def count(self, tag: str, **attributes: str) -> int:
        """How many such tags there are."""
        wanted = {name.strip("_"): value for name, value in attributes.items()}.items()
        return sum(name == tag and wanted <= held.items() for name, held in self.tags)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        self._open = tag

    def handle_data(self, data: str) -> None:
        if self._open not in {"style", "script"}:
            self.texts.append(data)

    def handle_endtag(self, tag: str) -> None:
        self._open = ""


def reported(events: list[Event], folder: Path, *, pictures: bool = True) -> Read:
    """The report of these events, written to `folder/report.html`."""
    store = Pictures(folder / "pictures")
    if pictures:
        kept(store, events)
    page.write(events, store, folder / "report.html")
    return Read((folder / "report.html").read_text(encoding="utf-8"))
