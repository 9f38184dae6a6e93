"""What shows that a step worked, where the words that were to show it did not come."""

import re
from dataclasses import replace

from app.brains.following.expanders import opens
from app.episode import Attempt
from app.macros.healing import Broken, Remedy, StandIn, uncovering
from app.macros.refusals import Taken, came_with, refused
from app.proposals import Move
from app.tasks import GRAVE
from controllers.actions import Tap, Wait
from perception.answers import beside
from perception.around import general
from perception.checks import Changed, Check, PlaceIs, TextShown
from perception.denials import fails
from perception.holding import holds
from perception.landmarks import LANDMARKS, is_headed, new_landmarks
from perception.locators import Around, Locator
from perception.resolving import Match, resolve
from perception.screen import Element, Observation
from perception.synonyms import says_the_same
from perception.telling import check_in_words
from perception.wording import words
from skills.mending import Mend
from skills.steps import Do

_NUMBERS = re.compile(r"[^/?#]*\d[^/?#]*")


def seen(broken: Broken, last: Attempt, before: Observation, patience: float) -> Remedy | None:
    """What else shows that the step has worked that was done on `before`, or what first has to be got out of sight.

    It is not done again. None where nothing certainly shows it. patience: seconds for which is waited for the sign.
    """
    if not isinstance(broken.step, Do) or not last.outcome.unseen or last.move.expect is None:
        return None
    on = last.move.on
    if found := _sign(broken, last, before):
        check, why = found
        was, risk = check_in_words(last.move.expect), broken.recorded_risk
        mend = Mend(broken.kept, Locator(), was, check_in_words(check), "reworded", why, check=check, risk=risk)
        return Remedy((Move(on, Wait(patience), None, check),), mend)
    turned_away = refused(Taken(broken.step.words, broken.step.target, broken.then), None, before, broken.screen)
    if not turned_away and (closing := uncovering(broken.kept, broken.screen)):
        element, mend = closing
        return Remedy(
            (Move(on, Tap(), element.number, Changed()), Move(on, Wait(patience), None, last.move.expect)), mend
        )
    return None


def came_to_nothing(broken: Broken, last: Attempt, before: Observation) -> StandIn | None:
    """What closes a dialog that came over a link that was to lead elsewhere and did not: it may be pressed again then.

    Any other control may have done its work all the same, so that it is never pressed again.
    """
    expect, pressed = last.move.expect, _pressed(broken, last, before)
    stayed = broken.screen.place.address == before.place.address and last.outcome.unseen
    if not stayed or not isinstance(expect, PlaceIs) or pressed is None or broken.recorded_risk > 1:
        return None
    leads = pressed.role == "link" and pressed.effect.startswith("GET ") and expect.address in pressed.effect
    return uncovering(broken.kept, broken.screen) if leads else None


def left_no_trace(broken: Broken, last: Attempt, before: Observation) -> bool:
    """Whether all is as before a step that only opens something, once what came over it was closed: it is folded up.

    That the screen is as before is no proof for anything else: what tells that it worked may have come and gone.
    """
    pressed = _pressed(broken, last, before)
    folded = pressed is not None and "collapsed" in pressed.states and opens(pressed, before)
    return (
        folded
        and broken.recorded_risk <= 1
        and isinstance(last.move.action, Wait)
        and _told(before) == _told(broken.screen)
    )


def _pressed(broken: Broken, last: Attempt, before: Observation) -> Element | None:
    """What the step was done to; None where that cannot be told, or it is not pressed."""
    if isinstance(last.move.aim, int) and isinstance(last.move.action, Tap):
        return before.element(last.move.aim)
    match = resolve(broken.target, before.elements) if broken.step.target else None
    return match.element if isinstance(match, Match) and isinstance(broken.action, Tap) else None


def _told(screen: Observation) -> tuple[str, list[tuple[str, str, str, list[str]]]]:
    """All that a screen says, whatever has left it meanwhile and come back."""
    states = {e.number: sorted(e.states - {"focused"}) for e in screen.shown}
    return screen.place.address, [(e.role, e.name, e.value, states[e.number]) for e in screen.shown]


def _sign(broken: Broken, last: Attempt, before: Observation) -> tuple[Check, str] | None:
    """What shows instead of the words that are waited for that it worked, and why; nothing, where it tells an error."""
    screen, check = broken.screen, broken.step.check if isinstance(broken.step, Do) else None
    if isinstance(check, PlaceIs):
        return _same_place(broken, check, before)
    news = came(before, screen)
    if (
        not isinstance(check, TextShown)
        or broken.recorded_risk >= GRAVE
        or any(map(fails, (screen.place.title, *news)))
    ):
        return None
    alarmed = any(e.role == "alert" and news & {e.name, e.text} for e in screen.shown)
    if _led(broken, last, before) and _is_known(broken, before) and not alarmed:
        return _place(screen), "it led where it led when it was recorded"
    same = [said for said in news if says_the_same(check.text, said)]
    return (TextShown(same[0]), "it says the same") if len(same) == 1 else None


def _same_place(broken: Broken, check: PlaceIs, before: Observation) -> tuple[Check, str] | None:
    """The place that is awaited, under other landmarks than those it had: what the next step means came with it.

    Where one of them still heads it, it is about another record.
    """
    if any(is_headed(each, broken.screen) for each in check.landmarks):
        return None
    heads = new_landmarks(before, broken.screen)[:LANDMARKS]
    here = replace(check, landmarks=heads, also=beside(before, broken.screen, heads))
    known = check.landmarks and here.landmarks and came_with(broken.then, before, broken.screen)
    strictly = Taken(broken.step.words, broken.step.target)
    doubt = refused(strictly, replace(check, landmarks=()), before, broken.screen)
    if broken.recorded_risk >= GRAVE or not known or doubt:
        return None
    return (here, "it is the same place, and what comes next is there") if holds(here, None, broken.screen) else None


def led_astray(broken: Broken, last: Attempt, before: Observation) -> str:
    """Why a link that led to the address to which it led has not worked all the same; "" of anything else."""
    led = _led(broken, last, before) and not _is_known(broken, before)
    return "it led to the same address, but nothing there tells that it is the recorded page" if led else ""


def _is_known(broken: Broken, before: Observation) -> bool:
    """Whether what the next step means is there, and came with the page: menus stand on the page of an error, too.

    What was awaited says then of no other record.
    """
    awaited = broken.step.check.text if isinstance(broken.step, Do) and isinstance(broken.step.check, TextShown) else ""
    if any(_names_another(awaited, said) for said in came(before, broken.screen)):
        return False
    return came_with(broken.then, before, broken.screen)


def _names_another(told: str, said: str) -> bool:
    """Whether they begin alike and name different things: "Shipment of Ada", "Shipment of Bob"."""
    pairs = list(zip(told.split(), said.split(), strict=False))
    others = [pair for pair in pairs if words(pair[0]) != words(pair[1])]
    named = all(not word[0].islower() for pair in others for word in pair)
    return len(told.split()) == len(said.split()) and others[:1] not in ([], pairs[:1]) and named


def _led(broken: Broken, last: Attempt, before: Observation) -> bool:
    """Whether it went, from elsewhere, to the very address, number and query, that the page says of what was pressed.

    That has to be of the kind to which it led when it was recorded.
    """
    parts = broken.step.target.parts if broken.step.target else ()
    led = {part.effect for part in parts if isinstance(part, Around)}
    pressed, address = _pressed(broken, last, before), _without_mark(broken.screen.place.address)
    if pressed is None or general(pressed.effect) not in led or address == _without_mark(before.place.address):
        return False
    return _without_mark(pressed.effect) == f"GET {address}"


def _without_mark(address: str) -> str:
    return address.partition("#")[0].rstrip("/")


def came(before: Observation, screen: Observation) -> set[str]:
    """The texts that are shown, the title too, and that were not there before."""
    known = {before.place.title, *(said for e in before.elements for said in (e.name, e.text))}
    texts = {screen.place.title, *(said for e in screen.shown for said in (e.name, e.text))}
    return texts - known - {""}


def _place(screen: Observation) -> Check:
    """Where the screen is, without the names of records in it."""
    path = screen.place.address.partition("://")[2].partition("/")[2].partition("?")[0]
    parts = [part for part in _NUMBERS.split(f"/{path}") if part.strip("/")]
    return PlaceIs(parts[-1]) if parts else PlaceIs(screen.place.address)
