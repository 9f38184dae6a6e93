"""Words that are others tomorrow though the thing is the same: "Yesterday", "2 hours ago", "due in 3 days", "12:30"."""

import re
from functools import lru_cache

from perception.wording import words

_DAYS = (  # none that is also a first name: "Sam", "Mo"
    "mon tue tues wed thu thur thurs fri sat sun lun mer jeu ven mié jue vie sáb"
    " monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag"
    " sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo"
    " lunedì martedì mercoledì giovedì venerdì sabato domenica"
)
_TODAY = (
    "today yesterday tomorrow now heute gestern morgen jetzt hier demain aujourdhui hoy ayer mañana oggi ieri domani"
    " vandaag gisteren"
)
_UNITS = (
    "s sec secs seconds? m min mins minutes? h hrs? hours? d days? w wks? weeks? mo months? y yrs? years?"
    " sekunden? minuten? std stunden? tag tage tagen wochen? monate? monaten jahre? jahren heures? jours? semaines?"
    " mois ans? horas? días? semanas? mes meses años? ore? ora giorni giorno settimane mesi anni uur dagen weken"
)


def _either(listed: str) -> str:
    return f"(?:{'|'.join(sorted(listed.split(), key=len, reverse=True))})"


_SPAN = rf"(?:\d+|an?|one|einem|einer|une?) ?{_either(_UNITS)}"
_AHEAD = rf"(?:(?:due|expires|ends|fällig) )?(?:in|vor|il y a|dans|hace|en|fra|tra) {_SPAN}"
_FROM_NOW = rf"{_AHEAD}|{_SPAN} (?:ago|left|old|overdue|fa)"
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?"
_DAY = f"{_either(_DAYS)}|{_either(_TODAY)}"
_ALONE = re.compile(rf"(?:(?:{_DAY}|{_CLOCK}|{_SPAN}|{_FROM_NOW}|just|due|at|um|à)(?: |$))+")
_WITHIN = re.compile(rf"(?<!\S)(?:{_FROM_NOW}|(?:due )?(?:yesterday|gestern|hier|ayer|ieri|gisteren))(?!\S)")


@lru_cache(maxsize=4096)
def ages(text: str) -> bool:
    """Whether it tells no more than a time as seen from now, or one of any day or week: it names no record."""
    return bool(_ALONE.fullmatch(words(text)))


@lru_cache(maxsize=65536)
def lasting(text: str) -> str:
    """Its words, as `words` has them, but for a time as seen from now within them; all, where nothing else is left."""
    told = words(text)
    return " ".join(_WITHIN.sub(" ", told).split()) or told
