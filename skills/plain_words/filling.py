"""What is typed: texts into fields, read off the screen before where the words say so."""

import re
from collections.abc import Sequence

from controllers.actions import Press, SetText, TypeText
from perception.checks import ValueIs
from perception.locators import Described, Locator
from skills.plain_words.clauses import Clause, Steps
from skills.plain_words.errors import Unclear
from skills.plain_words.nouns import locator, naming, phrase, slug
from skills.plain_words.quotes import OPENING, QUOTED, show
from skills.steps import Do, Read, Use

_ON_SCREEN = re.compile(
    rf"the\s+(?:(?:value|text|contents?|words)\s+(?:of|in|from)\s+)?(?P<what>[^{OPENING}]*\S)", re.IGNORECASE
)
_PAIR = rf"(?:the\s+)?(?P<label>(?!(?:an?|any|some|your)\s)\w[^{OPENING}]*?)\s+(?P<text>{QUOTED})"


def set_text(clause: Clause) -> Steps:
    """ "Type Ada in Name"; "enter the value of Total in Amount", which is read first; "enter the name "Ada" and the
    password "x" in the fields", which names the fields itself."""
    pairs = labelled(clause["value"])
    if len(pairs) > 1:
        return _each_labelled(clause, pairs)
    if read := _read_first(clause):
        return (read, *_written(clause, f"{{{read.name}}}"))
    return _written(clause, pairs[0][1] if pairs else clause.value("value"))


def _each_labelled(clause: Clause, pairs: Sequence[tuple[str, str]]) -> Steps:
    return tuple(writing(clause.words, locator(label), text) for label, text in pairs)


def _written(clause: Clause, text: str) -> Steps:
    """The text in the field, or in both of two."""
    if both := re.fullmatch(r"both(?: of)?(?: the)?\s+(?P<what>\S.*)", clause["what"], re.IGNORECASE):
        fields = (locator(f"first {both['what']}"), locator(f"second {both['what']}"))
        return tuple(writing(clause.words, field, text) for field in fields)
    return (writing(clause.words, locator(clause["what"]), text),)


def _read_first(clause: Clause) -> Read | None:
    """What the text is, where it is told as something that stands on the screen: "the value of Total"."""
    if slug(clause["value"].lower().removeprefix("the ")) in clause.scope.known:
        return None
    told = _ON_SCREEN.fullmatch(clause["value"])
    return reading(clause, told["what"]) if told else None


def writing(words: str, target: Locator, value: str) -> Do:
    """Put the value into the field and expect it there; a password is never read back."""
    names = " ".join(part.description.name for part in target.parts if isinstance(part, Described))
    secret = re.search(
        r"pass ?(?:word|code|phrase)|\bpin\b|secret|passwor[td]|kennwort|contraseña", names, re.IGNORECASE
    )
    return Do(words, SetText(value), target, None if secret else ValueIs(target, value))


def type_text(clause: Clause) -> Steps:
    """Where the focus is, unless the words name the fields: "enter the name "Ada"."""
    if pairs := labelled(clause["value"]):
        return _each_labelled(clause, pairs)
    return (Do(clause.words, TypeText(clause.value("value"))),)


def paste(clause: Clause) -> Steps:
    """What was copied or read last; anything else is typed."""
    return (writing(clause.words, locator(clause["what"]), clause.value("value")),)


def clear(clause: Clause) -> Steps:
    return (writing(clause.words, locator(clause["what"]), ""),)


def read(clause: Clause) -> Steps:
    return (reading(clause, clause["what"], clause["name"]),)


def reading(clause: Clause, what: str, name: str = "") -> Read:
    """Read the element under its own name unless it was given one; the name is known from then on."""
    name = slug(show(name)) if name else naming(phrase(what))
    clause.scope.know(name)
    return Read(clause.words, locator(what), name)


def copy_down(clause: Clause) -> Steps:
    """To be pasted later."""
    told = _ON_SCREEN.fullmatch(clause["what"])
    return (reading(clause, told["what"] if told else clause["what"]),)


def copy(clause: Clause) -> Steps:
    """Reading and writing, each on its own target where one is named."""
    source = _on(clause["source"], clause)
    read = reading(clause, clause["what"])
    goal = _on(clause["goal"], clause)
    return (*source, read, *goal, writing(clause.words, locator(clause["into"]), f"{{{read.name}}}"))


def _on(target: str, clause: Clause) -> Steps:
    name = next((t for t in clause.scope.targets if t.lower() == target.lower()), "")
    if target and not name:
        raise Unclear(f"There is no target called {target}.")
    clause.scope.on = name or clause.scope.on
    return (Use(clause.words, name),) if name else ()


def search(clause: Clause) -> Steps:
    """Raises Unclear where something stands behind the text, such as what is to be done then."""
    if re.match(QUOTED + r".*\w", clause["value"]):
        raise Unclear('Say what else there is to do as a step of its own: search for "lamp", click Lamp.')
    box = locator("the Search field")
    return writing(clause.words, box, show(clause["value"])), Do(clause.words, Press("Enter"), box)


def labelled(text: str) -> list[tuple[str, str]]:
    """The labels and texts of "the name "Ada" and the password "x""; empty where the words are not such pairs."""
    joint = r"\s*(?:,|and|,\s*and)\s+"
    if not re.fullmatch(rf"{_unnamed(_PAIR)}(?:{joint}{_unnamed(_PAIR)})*", text, re.IGNORECASE):
        return []
    return [
        (match["label"], show(match["text"])) for match in re.finditer(rf"{_PAIR}(?:{joint}|$)", text, re.IGNORECASE)
    ]


def _unnamed(pattern: str) -> str:
    """The pattern without names for its groups, so that it may stand in another one several times."""
    return re.sub(r"\?P<\w+>", "?:", pattern)
