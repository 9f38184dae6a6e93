"""What texts say did not come about: words before a phrase that deny it, and what is told of it after."""

import re

from perception.wording import NEGATIONS, says, words

_DENYING = NEGATIONS - {"without", "ohne"} | set(
    "nothing none nobody cannot cant couldnt wasnt isnt havent hasnt unable nichts keines non pas aucun aucune rien"
    " nada ningún ninguna nessun nessuna niente niet geen niets δεν".split()
)
_REACH = 5  # words before what they deny
_SENTENCE = re.compile(r"(?<=[.!;])(?<!\bno\.)\s|\n", re.IGNORECASE)
_MARK = re.compile(r"([,:?])(?=\s|$)")
_COMPOUND = re.compile(
    r"\b(non?)(?:-|\s+(?=(?:contact|cost|obligation|reply|show|smoking|stop)\b))(?=\w)", re.IGNORECASE
)
"""In "Non-smoking room" and "No contact delivery" the first word denies nothing but the second."""
_COUNT = re.compile(r"0(?:/\d+)?")
SHORT = 2
"""Words of "Photo: error" and "1 error"; "Report an error" tells of none."""
_SOME = re.compile(r"(\d{1,9})(?:/| (?:of|von|de|di|van) )(\d{1,9})\b")
_OF = frozenset("of out von de di van".split())
_BUT = frozenset(
    "but however though although except aber jedoch allerdings mais cependant pero però ma maar echter".split()
)
_EXCEPT = frozenset(
    "except excepting exception excluding apart minus partially partly incompletely ausser ausgenommen"
    " ausnahme lexception leccezione teilweise sauf hormis excepté partiellement excepto salvo excepción parcialmente"
    " tranne eccetto eccezione parzialmente behalve uitgezonderd uitzondering gedeeltelijk εκτός".split()
)
"""After these stands what it is not said of."""
_ALL = frozenset("all everything everyone anything alle alles allen tout tous todo todos tutto tutti".split())
_FAILED = frozenset("failed unsuccessful fehlgeschlagen échoué fallido fallito mislukt".split())
_REFUSED = frozenset(
    "rejected refused declined denied abgelehnt verweigert rejeté refusé rechazado rifiutato geweigerd".split()
)
_UNDONE = frozenset("undelivered bounced nobody".split())
_LEFT_OUT = frozenset(
    "skipped bounced undelivered unreachable dropped void ignored omitted waitlisted draft"
    " übersprungen ausgelassen ignoriert unerreichbar entwurf ignoré omitido omesso overgeslagen".split()
)
_LOST = _FAILED | _REFUSED | _LEFT_OUT
_YET = frozenset("almost nearly only beinahe nur wird soll presque seulement casi quasi bijna alleen".split())
_TO_COME = re.compile(r"\b(?:will|would|must|shall|should|to) (?:\w+ )?(?:be|have been)\b")
"""Before what has not come about so far, or not in full."""
_ASIDE = re.compile(
    r"\b(?:on hold|waiting list|wait ?list|warteliste|liste d['’]attente|lista de espera|lista d['’]attesa|wachtlijst"
    r"|bis auf)\b",
    re.IGNORECASE,
)
"""After it: told of what stands aside."""
_OTHER = "yours"
"""It begins what is told of another one than what was done."""
_AS = frozenset("as to in into als zu comme como come".split())
"""What follows is a state that was asked for: "Marked as declined", "Moved to Failed"."""
_PAST = re.compile(
    r"\b(?:(?:could|was|were|did|has|have) ?(?:not|n['’]?t)|(?:konnte|konnten|wurde|wurden) (?:\w+ )?nicht"
    r"|n['’](?:a|ont) pas|no (?:se )?(?:pudo|pudieron)|non è stat[oa])\b",
    re.IGNORECASE,
)
"""What did not come about; "This cannot be undone" tells of none."""
_BECAUSE = frozenset("for because by at with due wegen durch pour par por per voor".split())
_YES = frozenset("yes ja oui sí sì".split())
_NOT_YET = frozenset("false pending".split())
_WITH = frozenset("with mit avec con met".split())
_ERRORS = frozenset("error errors problems failures fehler fehlern erreurs errores errori fouten".split())
_TROUBLE = (
    _FAILED
    | _REFUSED
    | set(
        "warning warnings error errors problem problems issue issues conflict conflicts failure failures"
        " warnung warnungen fehler probleme erreur erreurs error errores errore errori fout fouten".split()
    )
)
"""Of these it is good to have none."""
_ERROR = re.compile(r"(?:error|fehler|erreur|errore|fout)(?: \d+)?")
_FAILURE = re.compile(
    r"\b(?:(?:not|no longer) (?:\w+ )?(?:found|available|allowed|exist|permitted|supported)|errors?|fail(?:ed|ure)"
    r"|invalid|denied|forbidden|expired|unavailable|unauthori[sz]ed|(?:went|gone) wrong|broke|rejected|declined|blocked"
    r"|locked|overloaded|try(?:ing)? again|come back later|too many|you (?:may|must|are|can|do) ?not|timed? ?out"
    r"|maintenance|payment required|upgrade (?:your|to)|(?:permissions?|rights?) (?:needed|required)"
    r"|(?:insufficient|no|missing) (?:rights|permissions?)|bad (?:gateway|request)|robot|captcha|nothing to see"
    r"|could ?n[o'’]t|can(?:no|['’])t|unable|sorry|oops|404|fehler\w*|nicht (?:gefunden|erlaubt|verfügbar|berechtigt)"
    r"|keine? (?:berechtigung|zugriff|rechte)|gesperrt|abgelehnt|ungültig\w*|verweigert|fehlgeschlagen|abgelaufen"
    r"|erreur|introuvable|interdite?|échou\w+|invalide|refusée?"
    r"|no encontrad[oa]|inválid[oa]|denegad[oa]|errore|non trovat[oa]|negato|fout|niet gevonden|ongeldige?|σφάλμα"
    r"|δεν βρέθηκε)\b",
    re.IGNORECASE,
)
_STEM = 4
"""Letters by which "failed", "failures" are of one kind."""

_TROUBLES = "|".join(sorted(_TROUBLE, key=len, reverse=True))
_NO_TROUBLE = re.compile(
    r"\b(?:no|0|zero|without|keinen?|ohne|sans|aucune?|sin|ning[uú]na?|senza|nessuna?|geen|zonder|χωρίς) (?:\w+ )?"
    rf"(?:{_TROUBLES})(?: (?:or|and|oder|und|ou|et|o|y|e|of|en) (?:{_TROUBLES}))?\b",
    re.IGNORECASE,
)


def denies(text: str, phrase: str) -> bool:
    """Whether the text says the phrase of what did not come about: "Not saved", "Saved: 0 of 3", not "No. 7 saved"."""
    joined = _COMPOUND.sub(r"\1", text)
    sentences = _SENTENCE.split(joined if says(joined, phrase) else text)
    said = [at for at, each in enumerate(sentences) if says(each, phrase)]
    broken = any(_ERROR.fullmatch(words(each)) for each in sentences[: min(said, default=0)])
    undone = any(map(_takes_back, sentences[max(said, default=0) + 1 :]))
    return bool(said) and (broken or undone or all(_Saying(sentences[at], phrase).denied for at in said))


def _takes_back(sentence: str) -> bool:
    """Whether it is told after it of something that it failed: "Yours failed", not "Failed orders", "3 rejected"."""
    told = words(sentence).split()
    ending = _LOST | (_ERRORS if len(told) <= SHORT else frozenset())
    lost = [at for at, word in enumerate(told) if word in ending and _is_last(told, at, sentence)]
    broken = any(_ERROR.fullmatch(words(part)) for part in sentence.split(":")[1:])
    aside = told[:1] == [_OTHER] or _PAST.search(sentence) or _ASIDE.search(sentence)
    return broken or bool(aside) or any(not _is_counted(told, at) for at in lost)


def _is_last(told: list[str], at: int, sentence: str) -> bool:
    """Whether what failed is told before the word, and no more than why after it."""
    stopped = re.search(rf"\b{re.escape(told[at])}\s*:", sentence, re.IGNORECASE)
    return at > 0 and (at == len(told) - 1 or told[at + 1] in _BECAUSE or stopped is not None)


def _is_counted(told: list[str], at: int) -> bool:
    """Whether it is of none, or as many as a list of them has."""
    before = told[max(0, at - 2) : at]
    return not (NEGATIONS | _DENYING).isdisjoint(before) or any(word.isdigit() for word in before[-1:])


def fails(text: str, spoken: str = "") -> bool:
    """Whether it tells that something went wrong, as pages do: "Order not found", not "No errors".

    spoken: what a step says of itself; of what it speaks of, failed jobs for instance, it may be told.
    """
    expected = {found[0][:_STEM].casefold() for found in _FAILURE.finditer(spoken)}
    told = (found[0][:_STEM].casefold() for found in _FAILURE.finditer(_NO_TROUBLE.sub(" ", text)))
    return any(each not in expected for each in told)


def negates(text: str) -> bool:
    """Whether it says of anything that it is not so, or that something went wrong: no sign that something worked."""
    told = words(text).split()
    none = any(_COUNT.fullmatch(word) and ("/" in word or _OF.intersection(told[at + 1 : at + 2]))
               for at, word in enumerate(told))  # fmt: skip
    return fails(text) or none or not (NEGATIONS | _DENYING | _FAILED).isdisjoint(told)


class _Saying:
    """A sentence that says a phrase: its words, and after how many of them stands which mark."""

    def __init__(self, sentence: str, phrase: str) -> None:
        self._words: list[str] = []
        self._marks: dict[int, str] = {}
        for each in _MARK.split(sentence):
            if _MARK.fullmatch(each):
                self._marks[len(self._words)] = each
            else:
                self._words += words(each).split()
        wanted = words(phrase).split()
        ends = range(len(wanted), len(self._words) + 1)
        self._asks = phrase.rstrip().endswith("?")  # the question itself is meant
        self._end = next((end for end in ends if self._words[end - len(wanted) : end] == wanted), len(wanted))
        self._begin = self._end - len(wanted)
        self._names = {words(each) for each in re.findall(r"\w+", sentence) if each[:1].isupper()}

    @property
    def denied(self) -> bool:
        """By what its part of the sentence says before it, by the answer to it, or by what is told of it after."""
        part = max((at for at in self._marks if at <= self._begin), default=0)
        before = range(max(part, self._begin - _REACH), self._begin)
        after = range(self._end, len(self._words))
        answer = after[:1] if self._marks.get(self._end) != "," else ()
        return (
            self._is_flawed
            or self._is_partly
            or self._is_put_off(before)
            or any(self._is_denial(at) for at in (*before, *answer))
            or any(self._is_none(at, of=at not in answer) for at in (*before, *after))
            or any(self._went_wrong(at, _FAILED) for at in before)
            or any(self._went_wrong(at, _LOST) for at in after)
        )

    def _is_put_off(self, before: range) -> bool:
        """By what is still to come: "will be saved", "almost saved", "saved?", "placed on hold", "yours"."""
        told = self._words[before.start : before.stop]
        follows = self._words[self._end :]
        asked = not self._asks and self._marks.get(self._end) == "?" and _YES.isdisjoint(follows[:1])
        coming = not _YET.isdisjoint(told) or _TO_COME.search(" ".join(told))
        other = any(self._words[at : at + 1] == [_OTHER] for at in self._marks if at >= self._end)
        return asked or other or bool(coming or _ASIDE.search(" ".join(follows)))

    @property
    def _is_flawed(self) -> bool:
        """By the very next words: "Message sent: pending", "Message sent with errors", "Message sent to nobody"."""
        told, state = self._words[self._end : self._end + 2], self._marks.get(self._end) == ":"
        return (
            (state and not _NOT_YET.isdisjoint(told[:1]))
            or (not _WITH.isdisjoint(told[:1]) and not _ERRORS.isdisjoint(told))
            or not _UNDONE.isdisjoint(told)
        )

    @property
    def _is_partly(self) -> bool:
        """By what it is not said of: "updated except the photo", "updated, the photo not", "2 of 3 updated"."""
        state = self._marks.get(self._end) == ":"  # what follows is data
        after = [] if state else self._words[self._end :]
        begins = max((at for at in self._marks if at <= self._begin), default=0)
        short = begins < self._begin and self._counts_short(begins)
        short = short or (self._marks.get(self._end) in (None, ":") and self._counts_short(self._end))
        but = (at for at in range(begins + 1, self._begin) if self._words[at] in _BUT | _EXCEPT)
        return (
            short
            or any(self._words[at - 1] in _ALL for at in but)
            or not (_BUT | _EXCEPT - self._names).isdisjoint(after)
            or not _DENYING.isdisjoint(after[-1:])
        )

    def _counts_short(self, at: int) -> bool:
        """Whether "2 of 3" or "2/3" stands there, which lacks something."""
        count = _SOME.match(" ".join(self._words[at : at + 3]))
        lacking = count is not None and 0 < int(count[1]) < int(count[2])
        return lacking and _TROUBLE.isdisjoint(self._words[at + 1 : at + 5])

    def _is_denial(self, at: int) -> bool:
        numbered = self._words[at] == "no" and any(map(str.isdigit, self._next(at)[:1]))  # "Invoice no 7"
        return self._words[at] in _DENYING and not numbered and _TROUBLE.isdisjoint(self._next(at))

    def _is_none(self, at: int, *, of: bool) -> bool:
        """Whether it is "0", or "0/3" or "0 of 3", of something that it is not good to have none of."""
        word, follows = self._words[at], self._next(at)
        several = "/" in word or not _OF.isdisjoint(follows[:1])
        counted = self._words[at + 1 : at + 5] if several else follows
        return bool(_COUNT.fullmatch(word)) and (several or not of) and _TROUBLE.isdisjoint(counted)

    def _went_wrong(self, at: int, how: frozenset[str]) -> bool:
        counted = self._words[max(0, at - 2) : at]
        asked_for = not _AS.isdisjoint(counted[-1:]) and self._words[at] not in _LEFT_OUT
        return self._words[at] in how and not asked_for and (NEGATIONS | _DENYING | {"0"}).isdisjoint(counted)

    def _next(self, at: int) -> list[str]:
        return self._words[at + 1 : at + 3]
