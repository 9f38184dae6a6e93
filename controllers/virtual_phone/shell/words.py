"""Command lines: words, operators and quotes, as sh reads them. Loops, branches and `$(...)` are not understood."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

OPERATORS = re.compile(r"&&|\|\||>>|[12]?>&[12]|2>>|[12]>|[;|&<>\n]")
VARIABLE = re.compile(r"\$(?:(\w+|\?)|\{(\w+)\})")
PLAIN = re.compile(r"[^\s'\"\\;|&<>]+")


class ShellSyntaxError(Exception):
    """The line makes no sense; the text is what sh would say."""


@dataclass(frozen=True, slots=True)
class Operator:
    text: str


@dataclass(slots=True)
class Word:
    """Pieces of text; in those that are not in single quotes, variables are replaced."""

    pieces: list[tuple[str, bool]] = field(default_factory=list)

    def expanded(self, variables: Mapping[str, str]) -> str:
        def value(match: re.Match[str]) -> str:
            return variables.get(match[1] or match[2], "")

        return "".join(VARIABLE.sub(value, text) if replaced else text for text, replaced in self.pieces)


def tokens(line: str) -> Iterator[Word | Operator]:
    """The words and operators of a line. Raises ShellSyntaxError when a quote is not closed."""
    at, word = 0, None
    while at < len(line):
        operator = OPERATORS.match(line, at) if word is None or line[at] not in "12" else None
        if operator or line[at].isspace():
            if word:
                yield word
            word = None
            if operator:
                yield Operator(operator[0].replace("\n", ";"))
            at = operator.end() if operator else at + 1
            continue
        piece, at = _piece(line, at)
        word = word or Word()
        word.pieces.append(piece)
    if word:
        yield word


def _piece(line: str, at: int) -> tuple[tuple[str, bool], int]:
    """What stands at that place: quoted text, an escaped character or plain text; and where it ends."""
    match line[at]:
        case "'":
            end = _closing(line, "'", at)
            return (line[at + 1 : end], False), end + 1
        case '"':
            return _in_double_quotes(line, at)
        case "\\":
            return (line[at + 1 : at + 2], False), at + 2
        case _:
            plain = PLAIN.match(line, at)
            return (plain[0], True) if plain else (line[at], True), plain.end() if plain else at + 1


def _in_double_quotes(line: str, at: int) -> tuple[tuple[str, bool], int]:
    end, escaped = at + 1, re.compile(r"\\([\\\"`])")
    while True:
        end = _closing(line, '"', end - 1)
        slashes = len(line[:end]) - len(line[:end].rstrip("\\"))
        if slashes % 2 == 0:
            inside = line[at + 1 : end]
            return (escaped.sub(r"\1", inside).replace("\\$", "$"), "\\$" not in inside), end + 1
        end += 1


def _closing(line: str, quote: str, at: int) -> int:
    end = line.find(quote, at + 1)
    if end < 0:
        raise ShellSyntaxError("syntax error: no closing quote")
    return end
