"""What is told of a control beside its name: the deeds that a title or a description says it does."""

import re
from collections.abc import Iterator, Sequence

from app.policy.nouns import is_thing
from perception.screen import Element

_CLAUSES = re.compile(r"[;:.!?]\s+|\s[-–—]\s")
_LEADING_IN = re.compile(
    r"(?:\W+|(?:click|press|tap|push)(?: here| this| it)?,? (?:to|and) |(?!reply|apply)\w+ly "
    r"|(?:(?:this|it)(?: button)?|now|please|to|zum|will) )*"
)
"""What a clause says before its verb, and does not turn it round: "not", "nothing" and "you can" are none of that."""
_FOR_EVER = re.compile(
    r"\b(?:for good|permanently|irrevocably|irreversibly|without saving|endgültig|unwiderruflich|in den papierkorb)\b"
    r"|\b(?:moves?|moving|puts?|throws?|sends?) .*\b(?:trash|bin)\b|\b(?:cannot|can.t) be (?:undone|restored)\b"
)
_DENYING = re.compile(r"\b(?:not|never|no|nothing|none|nicht|nichts|nie|kein\w*|ohne)\b|n.t\b")


def deeds(element: Element) -> tuple[str, ...]:
    """What each clause of its hint begins with, in lower case and as an order: "Deletes it; ask Ada" as "delete it".

    Only the first verb is what the control does: who is to "Save and reply later" sends nothing. A link that has words
    of its own leads on, whatever is told of where it leads.
    """
    leads_on = element.effect.startswith("GET ") and "#" not in element.effect and re.search(r"\w\w", element.name)
    if leads_on or not element.interactive:
        return ()
    clauses = [each for each in _CLAUSES.split(element.hint.lower()) if not is_thing(each, element)]
    return tuple(deed for clause in clauses if clause.strip() for deed in _of_clause(clause.strip(" .!?;:")))


def begins(pattern: str, told: Sequence[str]) -> bool:
    """Whether one of the deeds is such a one."""
    return any(re.match(rf"(?:{pattern})(?!\w)", deed) for deed in told)


def _of_clause(clause: str) -> Iterator[str]:
    said = _LEADING_IN.sub("", clause, count=1)
    verb, blank, rest = said.partition(" ")
    yield from (f"{form}{blank}{rest}" for form in _orders(verb))
    last = said.rpartition(" ")[2]
    if last.endswith("n") and not _DENYING.search(said):  # German and Dutch say the verb last
        yield last
    if (lost := _FOR_EVER.search(clause)) and not _DENYING.search(clause[: lost.start()]):
        yield "delete"


def _orders(verb: str) -> Iterator[str]:
    """The verb as it is, and as an order: of "deletes", "deleting" and "löscht"."""
    yield verb
    if verb.endswith("s"):
        yield from (verb[:-1], re.sub(r"ies$", "y", verb), verb.removesuffix("es"))
    if stem := verb.removesuffix("ing") if verb.endswith("ing") else "":
        yield from (stem, f"{stem}e", re.sub(r"(\w)\1$", r"\1", stem))
    if verb.endswith("t"):
        yield from (f"{verb[:-1]}en", f"{verb[:-1]}n")
