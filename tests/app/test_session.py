"""A session: one switch for everything on it, and a way on after a stop or a loss."""

import pytest

from app.session import Session
from controllers.actions import Open
from controllers.errors import Stopped
from controllers.fake import FakeController
from tests.app.stage import shop


def addresses(target: FakeController) -> list[str]:
    return [action.address for action, _ in target.performed if isinstance(action, Open)]


def test_after_a_stop_nothing_moves_until_it_may_again() -> None:
    target = shop()
    session = Session({"shop": target}, {"shop": "http://shop"})
    session.open()
    session.stop()
    with pytest.raises(Stopped):
        session.target("shop")
    session.again()
    session.open()
    assert (session.target("shop"), addresses(target)) == (target, ["http://shop"])
    session.again(from_start=True)
    session.open()
    assert addresses(target) == ["http://shop"] * 2


def test_only_who_asked_last_hears_of_a_stop() -> None:
    heard: list[str] = []
    session = Session({})
    session.on_stop(lambda: heard.append("an earlier brain"))
    session.on_stop(lambda: heard.append("the brain"))
    session.stop()
    assert heard == ["the brain"]


def test_targets_made_anew_are_opened_where_it_is_said_and_stopped_like_the_others() -> None:
    lost, found, told = shop(), shop(), list[str]()
    session = Session({"shop": lost}, {"shop": "http://shop"}, lambda: {"shop": found})
    session.open()
    session.on_renewed(lambda: told.append("renewed"))
    assert session.renewable and not Session({}).renewable
    session.renew({"shop": "http://shop/orders"})
    session.open()
    assert (addresses(lost), addresses(found), told) == (["http://shop"], ["http://shop/orders"], ["renewed"])
    found.busy = True
    session.stop()
    assert found._interrupted.is_set() and not lost._interrupted.is_set()
