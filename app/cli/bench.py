"""stub"""
def bench() -> None:
    """Bench."""
