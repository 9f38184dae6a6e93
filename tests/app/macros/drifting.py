"""Two small pages that note what is done to them, and the ways in which they drift between recording and replay."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

PEOPLE = ("Ada Byron", "Bob Noyce", "Cy Young", "Di Prince", "Edsger Wybe", "Fay Day", "Gus Grand", "Hal Nine")
CHOSEN = "Edsger Wybe"
NOTES = """<script>
const done = [];
addEventListener('click', e => {
  const row = e.target.closest('tr'), pressed = e.target.closest('button');
  if (pressed) done.push(pressed.textContent.trim() + (row ? ' ' + row.cells[0].textContent : ''));
  if (pressed) document.querySelector('[role=status]').textContent = 'Thank you';
});
addEventListener('submit', e => e.preventDefault());
</script>"""


@dataclass(frozen=True)
class Form:
    """A form of two fields and a button."""

    prefix: str = "f"
    name: str = "Name"
    mail: str = "E-mail"
    save: str = "Save"
    swapped: bool = False
    around: str = "{}"
    style: str = ""
    before: str = ""
    late: int = 0
    crossed: bool = False

    def html(self) -> str:
        fields = [self._field("name", self.name), self._field("mail", self.mail)]
        if self.swapped:
            fields.reverse()
        button = f"<button type='button' id='{self.prefix}-save'>{self.save}</button>" if self.save else ""
        form = self.around.format(f"<form>{''.join(fields)}{button}</form>")
        if self.late:
            form = f"<div id='late'></div><script>setTimeout(() => late.innerHTML = `{form}`, {self.late})</script>"
        return f"<title>Form</title><style>{self.style}</style><h1>Person</h1>{self.before}{form}{STATUS}{NOTES}"

    def _field(self, key: str, label: str) -> str:
        other = {"name": "mail", "mail": "name"}
        name = f"{self.prefix}-{other[key] if self.crossed else key}"
        return f"<p><label for='{name}'>{label}</label> <input id='{name}' data-of='{key}'></p>"


@dataclass(frozen=True)
class List:
    """A table of people with an Edit button in each row."""

    people: tuple[str, ...] = PEOPLE
    style: str = ""
    before: str = ""
    numbered: bool = False

    def html(self) -> str:
        rows = "".join(self._row(number, person) for number, person in enumerate(self.people, 1))
        table = f"<table><tr><th>Name</th><th>City</th><th></th></tr>{rows}</table>"
        return f"<title>List</title><style>{self.style}</style><h1>People</h1>{self.before}{table}{STATUS}{NOTES}"

    def _row(self, number: int, person: str) -> str:
        mark = f" id='edit-{number}'" if self.numbered else ""
        return f"<tr><td>{person}</td><td>City {len(person)}</td><td><button{mark}>Edit</button></td></tr>"


STATUS = "<p role='status'></p>"
RESTYLED = "* { font: 20px serif; color: navy } p, td { padding: 9px } form { display: flex; flex-direction: column }"
DECOY = "<button type='button'>Save</button>"
FORM, LIST = Form(), List()
Page = Form | List


@dataclass(frozen=True)
class Drift:
    """A page as it is met again, and whether a replay may stop on it; it may never do anything else than was meant."""

    name: str
    recorded: Page
    met: Page
    may_stop: bool = False


def without(person: str) -> tuple[str, ...]:
    return tuple(each for each in PEOPLE if each != person)


FORMS: dict[str, tuple[Form, bool]] = {
    "unchanged form": (FORM, False),
    "restyled": (replace(FORM, style=RESTYLED), False),
    "wrapped": (replace(FORM, around="<main><section><div>{}</div></section></main>"), False),
    "ids renewed": (replace(FORM, prefix="x7"), False),
    "fields swapped": (replace(FORM, swapped=True), False),
    "ids renewed and fields swapped": (replace(FORM, prefix="x7", swapped=True), False),
    "relabelled": (replace(FORM, name="Full name", mail="Mail address", save="Store"), False),
    "relabelled, ids renewed": (
        replace(FORM, prefix="x7", name="Full name", mail="E-mail address", save="Store"),
        True,
    ),
    "a decoy before": (replace(FORM, before=DECOY), False),
    "two decoys, ids renewed": (replace(FORM, prefix="x7", before=DECOY + DECOY), True),
    "target removed": (replace(FORM, save=""), True),
    "a dialog before it": (replace(FORM, before="<div role='dialog' aria-label='News'>Hello</div>"), False),
    "slow": (replace(FORM, late=500), False),
    "ids crossed": (replace(FORM, crossed=True), True),
    "Save has become Delete": (replace(FORM, save="Delete all"), True),
}
LISTS: dict[str, tuple[List, bool]] = {
    "unchanged list": (LIST, False),
    "rows sorted": (replace(LIST, people=tuple(reversed(PEOPLE))), False),
    "row inserted": (replace(LIST, people=("Zed Zed", *PEOPLE)), False),
    "another row deleted": (replace(LIST, people=without("Ada Byron")), False),
    "its row deleted": (replace(LIST, people=without(CHOSEN)), True),
    "its row replaced": (replace(LIST, people=tuple("New One" if p == CHOSEN else p for p in PEOPLE)), True),
}
NUMBERED = replace(LIST, numbered=True)
DRIFTS: Sequence[Drift] = (
    *(Drift(name, FORM, met, stop) for name, (met, stop) in FORMS.items()),
    *(Drift(name, LIST, met, stop) for name, (met, stop) in LISTS.items()),
    Drift("numbered ids, rows sorted", NUMBERED, replace(NUMBERED, people=tuple(reversed(PEOPLE))), True),
    Drift("its row deleted, one left", replace(LIST, people=(CHOSEN,)), replace(LIST, people=("New One",)), True),
)
