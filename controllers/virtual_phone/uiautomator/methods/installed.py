"""All calls that the server answers."""

from controllers.virtual_phone.uiautomator.methods import asking, gestures, looking, scrolling, system, writing
from controllers.virtual_phone.uiautomator.methods.method import Methods

LOOKS = frozenset([*asking.METHODS, *looking.METHODS, "getClipboard", "getConfigurator", "getText"])
"""Those that change nothing; the others are acts."""
METHODS: Methods = {
    **asking.METHODS,
    **gestures.METHODS,
    **looking.METHODS,
    **scrolling.METHODS,
    **system.METHODS,
    **writing.METHODS,
}
