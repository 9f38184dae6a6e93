"""What one call of a model can use up at most, known before it is made."""

import json

from app.brains.messages.prices import Tokens, cost
from app.brains.model import Request
from app.spending import Allowance

PICTURE = 5000
"""Tokens that a picture no larger than `perception.views.LONGEST` takes at most."""
FORM = 1000
"""Tokens that servers add for the form of a request."""


def refusal(request: Request, allowance: Allowance) -> str:
    """Why the call may not be made, in words and with what to do; "" where all it can use up is allowed."""
    tokens, dollars = most(request)
    if allowance.calls < 1:
        return "No further call of a model is allowed; set max_calls higher."
    if tokens > allowance.tokens:
        return (
            f"The next call of {request.model} may take up to {tokens:,} tokens, and {allowance.tokens:,.0f} are left; "
            "set max_tokens higher."
        )
    if dollars > allowance.dollars or allowance.dollars <= 0:
        return (
            f"The next call of {request.model} may cost up to ${dollars:.3f}, and ${allowance.dollars:.3f} is left; "
            "raise --max-dollars."
        )
    if allowance.seconds <= 0:
        return "No time is left for a call of a model; raise --max-seconds."
    return ""


def most(request: Request) -> tuple[int, float]:
    """Tokens and US dollars that it can use up at most; 0 dollars where the price is not known.

    No token is shorter than a byte. What goes in is counted as if it were written to the prompt cache.
    """
    words = f"{request.system}{request.context}{request.text}{json.dumps(dict(request.schema))}"
    taken_in = len(words.encode(errors="replace")) + PICTURE * len(request.images) + FORM
    tokens = taken_in + request.max_tokens
    return tokens, cost(request.model, Tokens(written=taken_in, out=request.max_tokens))
