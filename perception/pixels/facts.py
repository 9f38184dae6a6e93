"""Lines that merely tell something: an amount, a time, how many there are, how something stands.

Designers draw those like buttons and links. Words of English and German are known.
"""

import re

_MONEY = r"[€$£¥₹]\s?\d|\d\s?[€$£¥₹%]|\b(?:EUR|USD|GBP|CHF)\b|\d[.,]\d\d\b(?![.,:]\d)"
_MONTH = (
    r"(?:jan(?:uar|uary)?|feb(?:ruar|ruary)?|mar(?:ch)?|märz|apr(?:il)?|may|mai|june?|juni|july?|juli|aug(?:ust)?"
    r"|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|dec(?:ember)?|dez(?:ember)?)\b"
)
_SPAN = r"(?:s|sec|min|h|hour|d|day|week|month|year|sekunde|minute|stunde|tag|woche|monat|jahr)"
_TIME = (
    rf"\b\d+ ?{_SPAN}\w* ago\b|\bvor \d+ {_SPAN}\w*|\b(?:yesterday|gestern)\b|\blast (?:week|month|year)\b"
    rf"|\b\d{{1,2}}:\d\d\b|\b\d{{4}}-\d\d-\d\d\b|\b\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}\b"
    rf"|\b\d{{1,2}}\.? {_MONTH}|\b{_MONTH}\.? \d{{1,2}}\b"
)
_SHARE = r"\b\d+ (?:of|von) \d+\b|\b\d+ ?/ ?\d+\b"
_MEASURE = r"\d\s?(?:[kmgt]i?b|kwh?|k?g|[mck]?m|ml|l|ms|°c|px|pcs|stk)\b"
_FACT = re.compile("|".join((_MONEY, _TIME, _SHARE, _MEASURE)), re.IGNORECASE)
_COUNT = re.compile(r"\d+(?:[.,]\d{3})* [a-zäöü]")
_WORD = re.compile(r"[^\W_]+")
_STATES = frozenset(
    "active, inactive, available, unavailable, online, offline, busy, idle, live, stable, unstable, healthy, "
    "degraded, paid, unpaid, overdue, due, pending, refunded, shipped, packed, delivered, returned, cancelled, "
    "canceled, sold out, in stock, out of stock, draft, scheduled, queued, waiting, in progress, processing, "
    "running, paused, stopped, on hold, finished, completed, complete, incomplete, failed, passed, failing, "
    "passing, blocked, resolved, unresolved, expired, confirmed, unconfirmed, approved, rejected, accepted, "
    "declined, denied, verified, unverified, suspended, archived, assigned, unassigned, published, unpublished, "
    "merged, stale, duplicate, wontfix, bug, feature, enhancement, wish, valid, invalid, error, fault, warning, "
    "critical, urgent, medium, normal, aktiv, inaktiv, bezahlt, unbezahlt, offen, überfällig, fällig, ausstehend, "
    "versandt, verpackt, geliefert, storniert, bestätigt, genehmigt, abgelehnt, fehlgeschlagen, läuft, gestoppt, "
    "erledigt, geplant, wartend, gesperrt, gelöst, verfügbar, ausverkauft, entwurf, niedrig, mittel, dringend".split(
        ", "
    )
)
"""None that may as well be an order or a choice, as "open", "new", "done" and "high" are."""


def is_fact(text: str) -> bool:
    """Whether it tells an amount, a time, a share or a measure."""
    return bool(_FACT.search(text))


def is_count(text: str) -> bool:
    """Whether it tells how many there are: "3 folders"; such words may open them as well."""
    return bool(_COUNT.match(text))


def is_state(text: str) -> bool:
    """Whether it says how something stands, and nothing else: "paid", "out of stock"."""
    return " ".join(_WORD.findall(text)).lower() in _STATES
