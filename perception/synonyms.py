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
_SAVES, _SEARCHES, _SETTINGS = (SYNONYMS[at] for at in (0, 1, 7))
_ASKS = frozenset(
    "go ok show see view apply filter filters submit enter result results los anzeigen ergebnisse filtern"
    " anwenden afficher voir résultats filtrer appliquer mostrar ver resultados filtrar aplicar mostra vedi"
    " risultati filtra applica toon resultaten filteren toepassen εμφάνιση αποτελέσματα φίλτρο".split()
)
"""Words for having something looked up, without a word on what else is done."""
_CHANGED = frozenset("changes änderungen modifications cambios modifiche wijzigingen αλλαγών".split()) | _SETTINGS
_WHOSE = frozenset("the my your die meine deine ihre les mes vos los mis tus sus le mie tue de mijn je uw".split())
_DIGIT = re.compile(r"\d")
_LETTER = re.compile(r"[^\W\d_]")
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
    """Whether each is "Save", "Save your changes" or "Save settings": whatever else is said may be another deed."""
    return _only_saves(told) and _only_saves(said)


def searches(name: str) -> bool:
    """Whether it is called a search, for whatever: "Find a customer", not "Clear search" or "Search and save"."""
    said = words(name).split()
    verb = said[:1] in (["search"], ["find"]) and "and" not in said
    return bool(said) and (verb or (len(said) == 1 and said[0] in _SEARCHES))


def may_search(name: str) -> bool:
    """Whether nothing that it is called denies that it searches: "Go", "Show results", an arrow; not "Mark all"."""
    said = words(name).split()
    return (
        searches(name) or not _LETTER.search(name) or all(word in _ASKS | _SEARCHES or word.isdigit() for word in said)
    )


def _only_saves(name: str) -> bool:
    said = set(words(name).split())
    left = said - _CHANGED
    left -= _WHOSE if left != said else set()
    return len(left) == 1 and left <= _SAVES
