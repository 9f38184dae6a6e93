"""Command lines: words, operators and quotes, as sh reads them. Loops, branches and `$(...)` are not understood."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

OPERATORS = re.compile(r"&&|\|\||>>|[12]?>&[12]|2>>|[12]>|[;|&<>\n]")
VARIABLE = re.compile(r"\$(?:(\w+|\?)|\{(\w+)\})")
PLAIN = re.compile(r"[^\s'\"\\;|&<>]+")
QUOTED = re.compile(r"'(?P<single>[^']*)'|\"(?P<double>(?:[^\"\\]|\\.)*)\"", re.DOTALL)
ESCAPED = re.compile(r"\\([\\\"`$])")
"""What a backslash takes its meaning from, inside double quotes."""

Piece = tuple[str, bool]
"""Text, and whether variables in it are replaced."""


class ShellSyntaxError(Exception):
    """The line makes no sense; the text is what sh would say."""


@dataclass(frozen=True, slots=True)
class Operator:
    text: str


@dataclass(slots=True)
class Word:
    """What is not separated by spaces, quoted or not."""

    pieces: list[Piece] = field(default_factory=list)

    def expanded(self, variables: Mapping[str, str]) -> str:
        def value(match: re.Match[str]) -> str:
            return variables.get(match[1] or match[2], "")

        return "".join(VARIABLE.sub(value, text) if replaced else text for text, replaced in self.pieces)


def tokens(line: str) -> Iterator[Word | Operator]:
    """The words and operators of a line. Raises ShellSyntaxError when a quote is not closed."""
    at, word = 0, Word()
    while at < len(line):
        operator = None if word.pieces and line[at] in "12" else OPERATORS.match(line, at)
        if not operator and not line[at].isspace():
            pieces, at = _pieces(line, at)
            word.pieces += pieces
            continue
        if word.pieces:
            yield word
        word = Word()
        if operator:
            yield Operator(operator[0].replace("\n", ";"))
        at = operator.end() if operator else at + 1
    if word.pieces:
        yield word


def _pieces(line: str, at: int) -> tuple[list[Piece], int]:
    """What stands at that place: quoted text, an escaped character or plain text; and where it ends."""
    if line[at] == "\\":
        return [(line[at + 1 : at + 2], False)], at + 2
    if plain := PLAIN.match(line, at):
        return [(plain[0], True)], plain.end()
    quoted = QUOTED.match(line, at)
    if not quoted:
        raise ShellSyntaxError("syntax error: no closing quote")
    if quoted["single"] is not None:
        return [(quoted["single"], False)], quoted.end()
    parts = ESCAPED.split(quoted["double"])
    return [(part, place % 2 == 0) for place, part in enumerate(parts)], quoted.end()
