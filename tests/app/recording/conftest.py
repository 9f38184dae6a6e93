"""Pages of two origins for what is shown on them."""

from tests.controllers.conftest import site  # noqa: F401  (fixture)
