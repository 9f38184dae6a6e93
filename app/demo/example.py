"""`python -m app.demo.example`: the shop and its example task, for another program to show.

One line of JSON says where the shop is and what to try there; it is served until standard input is closed,
so that it never outlives the program that started it.
"""

import json
import sys

from app.demo.server import DemoSite
from app.demo.story import story
from app.learning.resettable import resettable

SEED = 1


def main() -> None:
    """Serve until standard input ends."""
    with DemoSite(SEED) as site, resettable(site.url, "shop", SEED):
        told = story(site)
        example = {"url": site.url, "goal": told.goal, "words": told.words, "effects": sorted(told.effects)}
        print(json.dumps(example), flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main()
