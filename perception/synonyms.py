"""Names that mean the same though they are others: by word after word, and how likely that is."""

import re
from collections.abc import Iterable

from rapidfuzz import fuzz

from perception.wording import covers, words

SAME = 0.8  # from which words mean the same
# Only what never asks for something else: "Return" may send an order back, and "Change user" is no "Edit user".
SYNONYMS = tuple(
    frozenset(line.split())
    for line in (
        "save store speichern enregistrer guardar salva opslaan αποθήκευση",
        "search find suche suchen recherche rechercher búsqueda buscar ricerca cerca zoeken αναζήτηση",
        "add hinzufügen ajouter añadir aggiungi toevoegen προσθήκη",
        "edit modify bearbeiten modifier editar modifica bewerken επεξεργασία",
        "next weiter suivant siguiente avanti volgende επόμενο",
        "continue proceed weiter",
        "back zurück atrás indietro terug πίσω",
        "settings preferences einstellungen paramètres ajustes impostazioni instellingen ρυθμίσεις",
        "yes ja oui sí sì ναι",
        "phone telephone",
    )
)
_CHANGED = frozenset("changes änderungen modifications cambios modifiche wijzigingen αλλαγών".split())
_COUNT = re.compile(r"\s*(?:\(\d{1,6}\+?\)|\[\d{1,6}\+?\])\s*$")
_DIGIT = re.compile(r"\d")
_PREFIXES = frozenset("re un de dis mis non pre".split())  # "Re send" is another deed than "Resend"


def similar(told: str, said: str) -> float:
    """How likely two names mean the same: from 0 to 1, from SAME on they do. "Rope" is no misspelt "Rose"."""
    if not words(told) or not words(said):
        return 0.0
    if words(told) == words(said):
        return 1.0
    if says_the_same(told, said):
        return 0.85
    # Who says more or less may say something else, and so does who says the same in another order.
    partly = covers(said, told) != covers(told, said)
    return 0.75 if partly else 0.75 * fuzz.ratio(words(told), words(said)) / 100


def says_the_same(told: str, said: str) -> bool:
    """Whether the two names mean the same, word by word, and neither says more: "Save" is not "Save and close account".

    A slip of the pen is not looked for: "Reset" and "Resent", "contacts" and "contracts" are words of their own.
    """
    mine, theirs = words(told).split(), words(said).split()
    if not mine or len(mine) != len(theirs):
        written_apart = "".join(mine) == "".join(theirs) and not _DIGIT.search(told)  # "Log in", "Login"
        return bool(mine) and written_apart and not {*mine[:1], *theirs[:1]} & _PREFIXES
    return all(map(_synonymous, mine, theirs))


def _synonymous(word: str, other: str) -> bool:
    return word == other or any({word, other} <= group for group in SYNONYMS)


def says_what(told: str, said: str, about: Iterable[str]) -> bool:
    """Whether one of them only says more of what the other is done to: changes, or what the texts are about."""
    short, long = sorted((words(told).split(), words(said).split()), key=len)
    known = _CHANGED.union(*(words(text).split() for text in about))
    return bool(short) and long[: len(short)] == short and known.issuperset(long[len(short) :])


def same_but_for_count(told: str, said: str) -> bool:
    """Whether they are the same words but for a number in brackets at the end, which counts: "Inbox (2)", "Inbox".

    One without brackets may be the name of another: "Order 7".
    """
    plain = [without_count(each) for each in (told, said)]
    return words(plain[0]) == words(plain[1]) != "" and plain != [told, said]


def without_count(text: str) -> str:
    """The text without a number in brackets at its end."""
    return _COUNT.sub("", text)
