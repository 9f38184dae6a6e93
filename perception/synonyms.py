"""Names that mean the same though they are others: by word after word, and how likely that is."""

import re

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


def saves_the_same(told: str, said: str) -> bool:
    """Whether one of them is "Save" and the other "Save changes": whatever else is said besides may be another deed."""
    mine, theirs = (set(words(each).split()) - _CHANGED for each in (told, said))
    return bool(mine | theirs) and all(len(each) == 1 and each <= SYNONYMS[0] for each in (mine, theirs))
