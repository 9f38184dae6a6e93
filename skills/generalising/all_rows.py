"""Whether the words of a task plainly ask for all rows of a table: whoever is in doubt would do more than was asked."""

import re
from collections.abc import Collection, Iterable, Iterator

from perception.wording import says, words

ALL = re.compile(r"\b(?:each|every|all)\b", re.IGNORECASE)
RESTRICTING = frozenset(
    "that which who whom whose what where when while if unless whether until with without within of in from for by at "
    "on off out between among before after since older newer over under above below beyond more less most least than "
    "up near except excepting excluding exclude but only just not no never dont cannot nor other others ones those "
    "these such some any few several both half either one two three four five six seven eight nine ten first last "
    "next latest oldest newest already still yet too enough skip skipping leave leaving ignore ignoring omit besides "
    "apart instead unlike like".split()
)
"""Words by which a task may mean fewer than all, or something else by "all"."""


def asks_for_all(task: str, table: str, deeds: Iterable[str], told: Collection[str]) -> bool:
    """Whether it bids one of the deeds for each or all of the rows, restricts nothing and names none of them.

    table: the name of the table, "" where it has none; its rows are called by it ("every order" in Orders), or "row".
    deeds: what is acted on in each row, as "Approve". told: what the rows say.
    """
    return any(_restricts_nothing(rest, told) for rest in _besides(task, table, deeds))


def _besides(task: str, table: str, deeds: Iterable[str]) -> Iterator[str]:
    """What else the task says, for each place where it bids a deed for all rows."""
    called = "|".join(rf"{re.escape(name.removesuffix('s'))}s?" for name in ("row", table.casefold().strip()) if name)
    bidding = {word for deed in deeds for word in words(deed).split()}
    pattern = (
        rf"\b(?P<deed>\w+)\s+{ALL.pattern}(?:\s+of\s+the|\s+the)?\s+(?:{called})(?:\s+as\s+\w+)?"
        r"(?=\s*(?:\Z|[.;!?\n]|,?\s*\b(?:and|then)\b))"
    )
    for found in re.finditer(pattern, task, re.IGNORECASE):
        if words(found["deed"]) in bidding:
            yield f"{task[: found.start()]} {task[found.end() :]}"


def _restricts_nothing(rest: str, told: Collection[str]) -> bool:
    said = words(rest)
    return (
        not RESTRICTING & set(said.split())
        and not re.search(r"\d", said)
        and not any(says(rest, each) for each in told)
    )
