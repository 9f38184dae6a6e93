"""Pictures of nothing, for a screen that shows none."""

import io

from PIL import Image


def blank(size: tuple[int, int], kind: str) -> bytes:
    """A black picture of that size, as `png` or `jpeg`."""
    encoded = io.BytesIO()
    Image.new("RGB", size).save(encoded, kind)
    return encoded.getvalue()
