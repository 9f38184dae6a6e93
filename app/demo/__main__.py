"""`python -m app.demo [seed] [port]`: serve the shop until Ctrl+C."""

import sys
import threading

from app.demo.server import DemoSite
from app.learning.resettable import resettable


def main(seed: int = 1, port: int = 0) -> None:
    """Serve until Ctrl+C."""
    with DemoSite(seed, port) as site, resettable(site.url, "shop", seed):
        print(f"{site.url}  (Ctrl+C ends it)", flush=True)
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            print()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
