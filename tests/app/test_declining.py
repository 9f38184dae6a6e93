"""To decline is harmless only as the answer to a question for consent."""

import pytest

from controllers.actions import Tap
from tests.app.policy.verdicts import element, verdict


@pytest.mark.parametrize(("beside", "risk"), [("Accept all", 1), ("Approve", 2)])
def test_to_decline_changes_nothing_only_where_all_could_be_accepted(beside: str, risk: int) -> None:
    assert verdict(Tap(), element("button", "Reject"), around=(element("button", beside),))[1] == risk
    assert verdict(Tap(), element("button", "Reject request"), around=(element("button", beside),))[1] == 2
