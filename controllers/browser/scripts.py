"""What is installed in every frame before the page's own scripts."""

from importlib.resources import files

from perception.page.script import SCRIPT

_OWN = [files("controllers.browser") / f"{name}.js" for name in ("fields", "settle", "looks")]
SCRIPTS = "\n".join([SCRIPT, *(own.read_text(encoding="utf-8") for own in _OWN)])
