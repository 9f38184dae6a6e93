"""From plain words to steps: blocks, loops, conditions and targets; single clauses are the verb table's."""

import re
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import replace

from perception.checks import Check
from perception.locators import Described, Locator
from skills.plain_words.clauses import Scope
from skills.plain_words.conditions import condition
from skills.plain_words.errors import NotUnderstood, Unclear
from skills.plain_words.nouns import phrase, slug
from skills.plain_words.quotes import QUOTED, hide, said, show
from skills.plain_words.sentences import Sentence, begins, courteous, first_clause, sentences
from skills.plain_words.verbs import clause_steps, hint
from skills.steps import Do, If, Repeat, Step, Use

LONGEST = 20_000
LONGEST_SENTENCE = 2_000  # characters outside quotations
DEEPEST = 12
LOOP = re.compile(
    r"(?:(?:repeat|do)(?: the following| this)?:? (?:for )?|for |go through )"
    r"(?:each|every|all)(?: of)?(?: the)?\s+(?P<rest>\S.*)",
    re.IGNORECASE,
)
IF = re.compile(r"(?P<word>if|when|unless)\s+(?P<rest>\S.*)", re.IGNORECASE)
OTHERWISE = re.compile(r"(?:otherwise|else|if not)\b[,:]?\s*(?P<rest>.*)", re.IGNORECASE)
INNER_OTHERWISE = re.compile(r"[,;]?\s+(?:and\s+)?(?:otherwise|else)[,:]?\s+", re.IGNORECASE)
END = {"repeat": r"end (?:of )?(?:the )?(?:repeat|loop|for)", "if": r"end (?:of )?(?:the )?if"}
AFTER_LOOP = re.compile(
    r"(?:(?:finally|at the end|in the end|when done|lastly)\b|(?:answer|reply|tell me|report)\s)", re.IGNORECASE
)
EACH = re.compile(r"(?P<body>\S.*?)\s+(?:in|for|on)\s+(?:each|every)\s+(?P<rest>\S.*)", re.IGNORECASE)
SUFFIX_IF = re.compile(r"(?P<body>\S.*\S)\s+(?P<word>if|unless)\s+(?P<condition>\S.*)", re.IGNORECASE)
OPTIONALLY = re.compile(r"(?:optionally|if possible),?\s+(?P<body>\S.*)", re.IGNORECASE)
THERE = re.compile(
    r"(?:(?:it|there|they)(?: is|'s| are)? )?(?:there|shown|present|visible|possible|appears?|exists?|one|needed)",
    re.IGNORECASE,
)
PLACE = re.compile(r"(?:in|under|below|above|next to|beside)\s+\S", re.IGNORECASE)
THIS_ROW = re.compile(
    r"\b(?P<in>in|on|of|from) (?:the|that|this|its|the same) row\b"
    r"(?!\s+(?:of|with|for|containing|named|called|that))",
    re.IGNORECASE,
)


def parse(text: str, targets: Sequence[str] = ()) -> tuple[Step, ...]:
    """The steps that the words tell, on the session's `targets` (the first is where it begins).

    Raises NotUnderstood, which names the sentence and shows what would be understood.
    """
    if len(text) > LONGEST:
        raise NotUnderstood("", f"The instruction is too long; {LONGEST} characters are the limit.")
    try:
        found = sentences(hide(text))
    except Unclear as problem:
        raise NotUnderstood(text.strip()[:80], str(problem)) from None
    steps = _Parser(targets).block(found, 0)
    if not steps:
        raise NotUnderstood("", f"Say what is to be done. {hint('')}")
    return steps


class _Parser:
    """Walks through the sentences once; what they establish is kept in `scope`."""

    def __init__(self, targets: Sequence[str]) -> None:
        self.scope = Scope(tuple(targets), targets[0] if targets else "")
        self.row = ""

    def block(self, found: Iterable[Sentence], depth: int) -> tuple[Step, ...]:
        """The steps of these sentences."""
        steps: list[Step] = []
        waiting = deque(found)
        while waiting:
            sentence = waiting.popleft()
            try:
                steps += self._sentence(replace(sentence, text=courteous(sentence.text)), waiting, depth)
            except Unclear as problem:
                raise NotUnderstood(said(sentence.text), str(problem)) from None
        return tuple(steps)

    def _sentence(self, sentence: Sentence, waiting: deque[Sentence], depth: int) -> tuple[Step, ...]:
        if depth > DEEPEST:
            raise Unclear("It nests too many conditions and loops.")
        if len(re.sub(QUOTED, "", sentence.text)) > LONGEST_SENTENCE:
            raise Unclear("It is too long; end it with a full stop and go on in a new sentence.")
        if loop := LOOP.match(sentence.text):
            return self._loop(loop["rest"], sentence, waiting, depth)
        if match := IF.match(sentence.text):
            return self._if(match, sentence, waiting, depth)
        place, text = self._place_first(sentence.text)
        clause, rest = first_clause(text)
        if rest:
            waiting.appendleft(replace(sentence, text=rest))
        return self._clause(f"{courteous(clause)}{place}", depth) if clause else ()

    def _place_first(self, text: str) -> tuple[str, str]:
        """ "In the row of Ada, click Edit": the place is put behind the clause that it stands before."""
        for cut in re.finditer(r",?\s+(?=\S)", text) if PLACE.match(text) else ():
            place, rest = text[: cut.start()], text[cut.end() :]
            if begins(rest):
                is_target = place.partition(" ")[2].lower() in map(str.lower, self.scope.targets)
                return ("", text) if is_target else (f" {place}", rest)
        return "", text

    # Control flow over whole blocks

    def _loop(self, header: str, sentence: Sentence, waiting: deque[Sentence], depth: int) -> tuple[Step, ...]:
        head, inline = _after_header(header)
        return self._repeat(head, _loop_body(sentence, inline, waiting), said(sentence.text), depth)

    def _repeat(self, head: str, body: Sequence[Sentence], words: str, depth: int) -> tuple[Step, ...]:
        use, head = self._on_target(head)
        over, _, given = head.partition(" as ")
        description = phrase(over)
        name = slug(show(given) or description.role or description.name)
        self.scope.know(name)
        outer, self.row = self.row, name
        steps = self._branch(body, depth + 1)
        self.row = outer
        if not steps:
            raise Unclear("Say what to do each time, for example: for each row in the table Orders, click Approve.")
        return (*use, Repeat(words, Locator((Described(description),)), name, steps))

    def _if(self, match: re.Match[str], sentence: Sentence, waiting: deque[Sentence], depth: int) -> tuple[Step, ...]:
        check, inline = _after_condition(match["rest"])
        inline, *inner = INNER_OTHERWISE.split(inline, maxsplit=1)
        then = self._branch(_if_body(sentence, inline, waiting), depth + 1)
        otherwise: tuple[Step, ...] = ()
        if inner:
            otherwise = self._branch([replace(sentence, text=inner[0])], depth + 1)
        elif waiting and (other := OTHERWISE.fullmatch(courteous(waiting[0].text))):
            opening = waiting.popleft()
            otherwise = self._branch(_if_body(opening, other["rest"], waiting), depth + 1)
        if not then:
            raise Unclear("Say what to do then, for example: if the dialog is shown, click Close.")
        return (_decided(said(sentence.text), match["word"], check, then, otherwise),)

    def _branch(self, body: Sequence[Sentence], depth: int) -> tuple[Step, ...]:
        """The steps of a block that ends on the target on which it began."""
        began = self.scope.on
        steps = self.block(body, depth)
        if self.scope.on != began:
            self.scope.on = began
            steps += (Use(f"back to {began}", began),)
        return steps

    # Control flow within one clause

    def _clause(self, clause: str, depth: int) -> tuple[Step, ...]:
        if self.row:
            clause = THIS_ROW.sub(lambda m: f"{m['in']} the row of {{{self.row}}}", clause)
        if match := OPTIONALLY.fullmatch(clause):
            return tuple(_optional(step, said(clause)) for step in self._clause(match["body"], depth))
        if begins(clause) and (match := EACH.fullmatch(clause)):
            return self._each(match, clause, depth)
        if begins(clause) and (match := SUFFIX_IF.fullmatch(clause)):
            return self._suffixed(match, clause, depth)
        use, rest = self._on_target(clause)
        return (*use, *clause_steps(rest, self.scope))

    def _each(self, match: re.Match[str], clause: str, depth: int) -> tuple[Step, ...]:
        """ "Click Approve in each row": the row is the one in which each turn acts."""
        rows = phrase(match["rest"]).role == "row"
        body = Sentence(match["body"] + (" in this row" if rows else ""), 0, 0)
        return self._repeat(match["rest"], [body], said(clause), depth)

    def _suffixed(self, match: re.Match[str], clause: str, depth: int) -> tuple[Step, ...]:
        steps = self._branch([Sentence(match["body"], 0, 0)], depth + 1)
        if match["word"].lower() == "if" and THERE.fullmatch(match["condition"]):
            return tuple(_optional(step, said(clause)) for step in steps)
        return (_decided(said(clause), match["word"], condition(match["condition"]), steps, ()),)

    def _on_target(self, text: str) -> tuple[tuple[Use, ...], str]:
        """A target named before or behind the words, and the words without it."""
        names = "|".join(sorted(map(re.escape, self.scope.targets), key=len, reverse=True))
        match = (
            names
            and not text.lower().startswith("copy ")
            and (
                re.fullmatch(
                    rf"(?:on|in|using)\s+(?:the\s+)?(?P<name>{names})[,:]?\s+(?P<rest>\S.*)", text, re.IGNORECASE
                )
                or re.fullmatch(rf"(?P<rest>\S.*?),?\s+on\s+(?:the\s+)?(?P<name>{names})", text, re.IGNORECASE)
            )
        )
        if not match:
            return (), text
        name = next(target for target in self.scope.targets if target.lower() == match["name"].lower())
        self.scope.on = name
        return (Use(f"on {name}", name),), match["rest"]


def _after_header(header: str) -> tuple[str, str]:
    """What a loop goes over, and what follows on the same line."""
    for cut in re.finditer(r"\s*[,:]\s*(?:then\s+|do\s+)?|\s+(?:do|then)\s+|\s+(?=\S)", header):
        if cut[0].strip() or begins(header[cut.end() :]):
            return header[: cut.start()], header[cut.end() :]
    return header.rstrip(" ,:"), ""


def _after_condition(text: str) -> tuple[Check, str]:
    """The condition and what follows it: cut at the first place where the words before it are a condition."""
    problem = Unclear("")
    for cut in re.finditer(r"\s*[,:]\s*(?:then\s+)?|\s+then\s+|\s+(?=\S)|$", text):
        following = text[cut.end() :]
        if cut[0].strip() or not following or begins(following):
            try:
                return condition(text[: cut.start()]), following
            except Unclear as unclear:
                problem = unclear
    raise problem


def _loop_body(sentence: Sentence, inline: str, waiting: deque[Sentence]) -> list[Sentence]:
    """Up to "end repeat", else the indented block, else the rest of the line, else the rest of the text."""
    body = [replace(sentence, text=inline)] if inline.strip(" ,") else []
    if (end := _matching_end(waiting, "repeat")) is not None:
        body += [waiting.popleft() for _ in range(end)]
        waiting.popleft()
        return body
    indented = _following_indent(sentence, waiting)
    while waiting and not AFTER_LOOP.match(waiting[0].text if not indented else ""):
        same_line = waiting[0].line == sentence.line
        if not same_line and (waiting[0].indent <= sentence.indent if indented else body and inline):
            break
        body.append(waiting.popleft())
    return body


def _if_body(sentence: Sentence, inline: str, waiting: deque[Sentence]) -> list[Sentence]:
    """Up to "end if", else the rest of the sentence, with the indented block below it."""
    body = [replace(sentence, text=inline)] if inline.strip(" ,") else []
    if (end := _matching_end(waiting, "if")) is not None:
        body += [waiting.popleft() for _ in range(end)]
        waiting.popleft()
        return body
    if _following_indent(sentence, waiting):
        while waiting and (waiting[0].line == sentence.line or waiting[0].indent > sentence.indent):
            body.append(waiting.popleft())
    return body


def _matching_end(waiting: Sequence[Sentence], kind: str) -> int | None:
    """Where "end repeat" (or "end if") closes what has just begun."""
    opening, open_ones = (LOOP if kind == "repeat" else IF), 1
    for position, sentence in enumerate(waiting):
        text = courteous(sentence.text)
        if re.fullmatch(END[kind], text, re.IGNORECASE):
            open_ones -= 1
            if open_ones == 0:
                return position
        elif opening.match(text):
            open_ones += 1
    return None


def _following_indent(sentence: Sentence, waiting: Iterable[Sentence]) -> bool:
    """Whether the next line stands deeper than this one."""
    following = next((other for other in waiting if other.line > sentence.line), None)
    return following is not None and following.indent > sentence.indent


def _decided(words: str, word: str, check: Check, then: tuple[Step, ...], otherwise: tuple[Step, ...]) -> If:
    return If(words, check, otherwise, then) if word.lower() == "unless" else If(words, check, then, otherwise)


def _optional(step: Step, words: str) -> Step:
    match step:
        case Do():
            return replace(step, words=words, optional=True)
        case Use():
            return step
        case _:
            raise Unclear("Only an action can be optional, for example: click Close if it is there.")
