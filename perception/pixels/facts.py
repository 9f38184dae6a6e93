"""Lines that merely tell something: an amount, a time, how many there are, how something stands.

Designers draw those like buttons and links. Words of English and German are known.
"""

import re

_MONEY = r"[€$£¥]\s?\d|\d\s?[€$£¥%]|\b(?:EUR|USD|GBP|CHF)\b|\d[.,]\d\d\b(?![.,:]\d)"
_MONTH = r"(?:jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)[a-zä]*"
_SPAN = r"(?:s|sec|min|h|hour|d|day|week|month|year|sekunde|minute|stunde|tag|woche|monat|jahr)"
_TIME = (
    rf"\b\d+ ?{_SPAN}\w* ago\b|\bvor \d+ {_SPAN}\w*|\b(?:yesterday|gestern)\b|\blast (?:week|month|year)\b"
    rf"|\b\d{{1,2}}:\d\d\b|\b\d{{4}}-\d\d-\d\d\b|\b\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}\b"
    rf"|\b\d{{1,2}}\.? {_MONTH}\b|\b{_MONTH}\.? \d{{1,2}}\b"
)
_SHARE = r"\b\d+ (?:of|von) \d+\b|\b\d+ ?/ ?\d+\b"
_MEASURE = r"\d\s?(?:[kmgt]i?b|kwh?|k?g|[mck]?m|ml|l|ms|°c|px|pcs|stk)\b"
_FACT = re.compile("|".join((_MONEY, _TIME, _SHARE, _MEASURE)), re.IGNORECASE)
_NAMED = re.compile(r"[^\W\d][^:]{1,40}:\s*\S")
_COUNT = re.compile(r"\W*\d[\d.,]* [^\W\d]")
_WORD = re.compile(r"[^\W\d_]+")
_STATES = frozenset(
    "active inactive paid unpaid overdue due pending shipped packed delivered returned refunded cancelled canceled"
    " confirmed unconfirmed approved rejected accepted declined denied failed passed failing passing running stopped"
    " paused finished completed complete incomplete processing processed scheduled queued waiting blocked resolved"
    " unresolved solved assigned unassigned verified unverified published unpublished archived expired suspended"
    " enabled disabled online offline available unavailable busy idle valid invalid error fault warning critical"
    " healthy degraded stable unstable ok draft new open closed done ready in progress on hold low medium high"
    " normal urgent sold out of stock bug feature enhancement wish wontfix duplicate stale merged"
    " aktiv inaktiv bezahlt unbezahlt offen überfällig fällig ausstehend versandt verpackt geliefert storniert"
    " bestätigt genehmigt abgelehnt fehlgeschlagen läuft gestoppt fertig erledigt geplant wartend gesperrt gelöst"
    " verfügbar ausverkauft entwurf neu geschlossen niedrig mittel hoch dringend".split()
)
_STATE = 3
"""Words of "out of stock"."""


def is_fact(text: str) -> bool:
    """Whether it tells an amount, a time, a share or a measure, or what something is: "Fee: none"."""
    return bool(_FACT.search(text) or _NAMED.match(text))


def is_count(text: str) -> bool:
    """Whether it tells how many there are: "3 folders"; such words may open them as well."""
    return bool(_COUNT.match(text))


def is_state(text: str) -> bool:
    """Whether it says how something stands, and nothing else: "paid", "out of stock"."""
    said = [word.lower() for word in _WORD.findall(text)]
    return 0 < len(said) <= _STATE and _STATES.issuperset(said) and not any(map(str.isdigit, text))
