"""What is installed in every frame before the page's own scripts."""

from importlib.resources import files

from perception.page.script import SCRIPT

SCRIPTS = SCRIPT + "\n" + (files("controllers.browser") / "settle.js").read_text(encoding="utf-8")
