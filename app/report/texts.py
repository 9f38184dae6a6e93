"""Texts of a run as a report may show them: no keys, no characters that turn a line around, nothing endless."""

import re

from app.executor import MASK

LONGEST = 100_000
"""Characters of one text that are shown."""

_KEYS = re.compile(
    r"""\bsk-[\w-]{12,}                                 # Anthropic, OpenAI and those that copied them
    |\b(?:gh[opsu]_|github_pat_|glpat-|xox[abp]-)[\w-]{12,}
    |\bAKIA[0-9A-Z]{16}\b
    |\bAIza[\w-]{30,}
    |\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]+               # a signed token
    |(?<=\bBearer\ )[\w.~+/=-]{12,}""",
    re.VERBOSE,
)
# Control characters but tab and line end, half surrogates, and what embeds or overrides the direction of writing.
_UNSHOWABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")


def shown(text: str) -> str:
    """The text with keys masked, unshowable characters replaced, and cut where it is longer than LONGEST."""
    rest = len(text) - LONGEST
    cut = f"{text[:LONGEST]} … ({rest:,} more characters)" if rest > 0 else text
    return _UNSHOWABLE.sub("\N{REPLACEMENT CHARACTER}", _KEYS.sub(MASK, cut.replace("\r\n", "\n")))


def brief(text: str, width: int = 200) -> str:
    """The text on one line, cut short."""
    tidy = " ".join(text[: 10 * width].split())
    return tidy if len(tidy) <= width else tidy[: width - 1] + "…"
