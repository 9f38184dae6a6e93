"""All calls that the server answers."""

from controllers.virtual_phone.uiautomator.methods import asking, gestures, looking, system, writing
from controllers.virtual_phone.uiautomator.methods.method import Methods

METHODS: Methods = {**asking.METHODS, **gestures.METHODS, **looking.METHODS, **system.METHODS, **writing.METHODS}
