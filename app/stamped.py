"""What all events have in common."""

import time
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamped:
    """Every event says when it happened, in seconds since the epoch."""

    at: float = field(default_factory=time.time)
