"""Text to a tree of nodes with their lines: the only part of YAML that the notation has, within bounds.

Lists, mappings and texts; no anchors, aliases, tags, merged keys or second documents. Everything is a text until
the reader knows what it should be, so that a name may be `yes` or `1.0`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import yaml

LARGEST = 128 * 1024
"""Characters of a text."""
DEEPEST = 40
MOST_NODES = 10_000

_PLAINLY = {
    "mapping values are not": "this is indented otherwise than what it belongs to, or a text with ': ' lacks quotes",
    "expected <block end>": "this is indented otherwise than what it belongs to, or text follows a quotation",
    "'\\t' that cannot start": "there is a tab; indent with spaces",
    "that cannot start": "a text that begins with such a sign goes in quotes",
    "expected ',' or": "a comma or a closing bracket is missing, or a text with ': ' lacks quotes",
    "find expected ':'": "here or on the line above, the colon behind a name is missing",
}
"""What the parser says -> the same in the words of whoever has written the text."""


class Misread(ValueError):
    """The text is no Shortcut: one sentence, with the line where that shows."""

    def __init__(self, problem: str, line: int = 0) -> None:
        super().__init__(f"Line {line}: {problem}" if line else problem)
        self.line = line


@dataclass(frozen=True, slots=True)
class Text:
    value: str
    line: int


@dataclass(frozen=True, slots=True)
class List:
    items: "tuple[Node, ...]"
    line: int


@dataclass(frozen=True, slots=True)
class Mapping:
    items: "dict[str, Node]"
    line: int


Node = Text | List | Mapping


def tree(text: str) -> Node:
    """The tree of the text's only document. Raises Misread."""
    if len(text) > LARGEST:
        raise Misread(f"The text has more than {LARGEST // 1024} KiB; a Shortcut is far smaller.")
    try:
        return _Composing(text).document()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "this is not YAML"
        raise Misread(f"{_plainly(str(problem))}.", mark.line + 1 if mark else 0) from None


def _plainly(problem: str) -> str:
    return next((words for said, words in _PLAINLY.items() if said in problem), problem)


class _Composing:
    def __init__(self, text: str) -> None:
        self._events: Iterator[yaml.Event] = yaml.parse(text, Loader=yaml.SafeLoader)
        self._count = 0

    def document(self) -> Node:
        next(self._events)  # the stream begins
        if not isinstance(next(self._events), yaml.DocumentStartEvent):
            raise Misread("The text is empty.")
        root = self._node(next(self._events), 1)
        next(self._events)  # the document ends
        if not isinstance(following := next(self._events), yaml.StreamEndEvent):
            raise Misread("there is a second document; write one Shortcut to a file.", _line(following))
        return root

    def _node(self, event: yaml.Event, depth: int) -> Node:
        self._count += 1
        if depth > DEEPEST or self._count > MOST_NODES:
            raise Misread("this is nested too deeply or has too many parts.", _line(event))
        if getattr(event, "anchor", None) or getattr(event, "tag", None) not in (None, "!"):
            raise Misread("anchors, aliases and tags (&, *, !) are not allowed; put the text in quotes.", _line(event))
        match event:
            case yaml.ScalarEvent():
                return Text(event.value, _line(event))
            case yaml.SequenceStartEvent():
                return self._list(event, depth)
            case _:
                return self._mapping(event, depth)

    def _list(self, start: yaml.Event, depth: int) -> List:
        items: list[Node] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._node(event, depth + 1))
        return List(tuple(items), _line(start))

    def _mapping(self, start: yaml.Event, depth: int) -> Mapping:
        items: dict[str, Node] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            if not isinstance(key, Text):
                raise Misread("a list or mapping cannot be a key.", _line(event))
            if key.value in items:
                raise Misread(f"{key.value!r} is here twice.", key.line)
            node = self._node(next(self._events), depth + 1)
            items[key.value] = node if isinstance(node, Text) else replace(node, line=key.line)  # not that of its first
        return Mapping(items, _line(start))


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 0
