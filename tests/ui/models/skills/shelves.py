"""Libraries with skills in them."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from types import MappingProxyType

from app.home import ensure_home
from controllers.actions import SetText, Tap
from perception.checks import TextShown, ValueIs
from perception.locators import Locator, Named, Path, described
from skills.library import Library
from skills.mending import Mend
from skills.proposals import Proposed
from skills.shortcuts import Parameter, Shortcut, Tip
from skills.steps import Do, If

SHOP = "http://127.0.0.1:8000"
NAME = "Rename a customer (name)"
FIELD = Locator((Named("textbox", "Name", 1), Path("form > input", 1)))
STEPS = (
    Do("type the name", SetText("{name}"), FIELD, ValueIs(FIELD, "{name}")),
    If("close the notice", TextShown("Cookies"), (Do("press OK", Tap(), described("OK", "button"), optional=True),)),
    Do("press Save", Tap(), described("Save", "button"), TextShown("Saved")),
)
RENAME = Shortcut(
    NAME, STEPS, (Parameter("name", "Ada", about="Who"),), scope=SHOP, origin="learned", trust="trial",
    targets=(("shop", SHOP),), task="rename the customer to {name}",
)  # fmt: skip
THEIRS = replace(RENAME, name="Theirs", origin="imported", trust="quarantined", parameters=())


def stock(*shortcuts: Shortcut, heal: bool = False, pictures: Mapping[str, bytes] = MappingProxyType({})) -> None:
    """Put these into the library of this test's home, one of them used and one step of the last healed."""
    with closing(Library(ensure_home() / "library.db")) as library:
        kept = [library.save_shortcut(each, pictures) for each in shortcuts]
        for worked in (True, True, False, True):
            library.record_use(kept[0], worked=worked)
        library.save_tip(Tip("Press Search before reading.", SHOP, "e1", "how it works", trust="trial"))
        if heal:
            mend = Mend(STEPS[2], described("Store", "button"), "Save button", "Store button", "alike", "near", 2)
            healed = replace(kept[-1], steps=(*STEPS[:2], replace(STEPS[2], target=mend.target)))
            library.proposals.propose(Proposed(healed, (mend,), "e2"))


def held(name: str = NAME) -> Shortcut:
    """The newest version in the library."""
    with closing(Library(ensure_home() / "library.db")) as library:
        found = library.shortcut(name)
    assert found
    return found
