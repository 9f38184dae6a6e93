"""Whether the words of a task plainly ask for all rows of a table: whoever is in doubt would do more than was asked.

Every word has to be accounted for: by what was done with each row, by the table, or by what was done besides, such as
the filter that was set before. A word that nothing accounts for may mean fewer rows, in whatever language.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from perception.wording import says, words

ALL = re.compile(r"\b(?:each|every|all)\b", re.IGNORECASE)
FILLERS = frozenset("a an the and then please also now so it me tell say answer".split())
"""Words that restrict nothing."""
_VERBS = "open|go to|click|tap|press|choose|select"
LEADING = rf"(?:(?:{_VERBS}) )?(?:the )?"
"""What may stand before the name of something that was done before."""
BIDDING = rf"(?:(?:{_VERBS}|and|then) )(?:the )?"
"""What has to stand before the name of something that was done after: it restricts no row."""
PLAINLY = "the task does not plainly ask for all of them"


@dataclass(frozen=True, slots=True)
class Done:
    """What was done row after row, and around that.

    table: the name of the table, "" where it has none; its rows are called by it ("every order" in Orders), or "row".
    deeds: what is acted on in each row, as "Approve". told: what some of the rows say, and not all. before: the names
    of what was acted on before that. given: what was typed or chosen there. after: both, of what was done after it.
    """

    table: str
    deeds: Collection[str]
    told: Collection[str] = ()
    before: Collection[str] = ()
    given: Collection[str] = ()
    after: Collection[str] = ()


def doubt(task: str, done: Done) -> str:
    """Why it may mean fewer than all rows; "" where it bids one of the deeds for all, and says nothing else."""
    doubts = [_in(found, task, done) for found in _bidden(task, done)]
    return min(doubts, key=len, default=PLAINLY)


def _bidden(task: str, done: Done) -> Iterator[re.Match[str]]:
    """Each place where the task bids a deed for all rows; `which` rows, if not just all."""
    called = "|".join(rf"{re.escape(name.removesuffix('s'))}s?" for name in ("row", words(done.table)) if name)
    bidding = {word for deed in done.deeds for word in words(deed).split()}
    pattern = (
        rf"\b(?P<deed>\w+)\s+{ALL.pattern}(?:\s+of\s+the|\s+the)?(?P<which>(?:\s+\w+){{0,3}}?)\s+(?:{called})"
        r"(?P<so>(?:\s+as\s+\w+)?)(?=\s*(?:\Z|[.;!?\n]|,?\s*\b(?:and|then)\b))"
    )
    for found in re.finditer(pattern, task, re.IGNORECASE):
        if {words(found["deed"]), *words(found["so"]).split()} <= bidding:
            yield found


def _in(found: re.Match[str], task: str, done: Done) -> str:
    earlier, later = task[: found.start()], task[found.end() :]
    if named := next((each for each in done.told if says(f"{earlier} {later}", each)), ""):
        return f'{PLAINLY}: it speaks of "{named}"'
    known = (done.table, *done.before, *done.given)
    rest = f"{_without(earlier, known)} {_without(_without(later, done.after, BIDDING), known)}"
    left = [*_without(found["which"], done.given).split(), *(set(rest.split()) - FILLERS)]
    return f'{PLAINLY}: nothing that was done accounts for "{min(left)}"' if left else ""


def _without(said: str, accounted: Iterable[str], leading: str = LEADING) -> str:
    """The words that these do not account for."""
    told = words(said)
    for each in sorted(filter(None, map(words, accounted)), key=len, reverse=True):
        told = re.sub(rf"(?<!\w){leading}{re.escape(each)}(?!\w)", " ", told)
    return " ".join(re.findall(r"\w+", told))
