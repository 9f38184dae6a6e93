"""The right end that a task states in SQL is the one to which the shop's own forms lead."""

import io
from pathlib import Path

import pytest

from app.bench.beds import prepared
from app.bench.suites.demo import TASKS
from app.bench.task import BenchTask
from app.demo.database import opened
from app.demo.site import build
from tests.app.demo.shops import fresh

Posts = list[tuple[str, dict[str, str]]]

BUYER = {"name": "Hanna Grün", "street": "Am Kai 7", "postcode": "24143", "city": "Kiel"}
CARD = {"holder": "Hanna Grün", "card": "4111 1111 1111 1111", "expires": "04/28", "code": "123", "terms": "on"}
SETTINGS = {
    "shop_name": "Harbour Supplies", "email": "office@harbour-supplies.example", "language": "Français",
    "currency": "Euro", "digest": "Weekly", "stock_alerts": "on", "order_alerts": "on", "two_step": "off",
    "holiday_mode": "on", "holiday_until": "$until",
}  # fmt: skip
LETTER = {"customer": "$other_id", "subject": "Your parcel", "body": "It left the harbour this morning."}
POSTS: dict[str, Posts] = {
    "delete-one-of-two": [("/customers/$person_id/delete", {})],
    "cancel-order": [("/orders/$number/cancel", {})],
    "checkout": [("/cart/add", {"product": "$product"}), ("/checkout", BUYER), ("/frames/payment", CARD)],
    "change-cart": [("/cart/update", {"quantity-$more_id": "4"}), ("/cart/remove/$less_id", {})],
    "empty-cart": [("/cart/empty", {})],
    "send-message": [("/messages/new", LETTER)],
    "change-settings": [("/settings", SETTINGS)],
}


@pytest.mark.parametrize("task", [task for task in TASKS if task.id in POSTS], ids=lambda task: task.id)
def test_the_forms_lead_to_the_right_end(task: BenchTask, tmp_path: Path) -> None:
    for seed in (1, 2):
        case = prepared(task, database := fresh(seed, tmp_path))
        client = build(database).test_client()
        for path, form in POSTS[task.id]:
            filled = {case.filled(name): case.filled(value) for name, value in form.items()}
            assert client.post(case.filled(path), data=filled).status_code < 400
        with opened(database) as end:
            score = case.score(end, case.filled(task.answer))
        assert score.passed, score


def test_the_upload_leads_to_the_right_end(tmp_path: Path) -> None:
    task = next(task for task in TASKS if task.id == "attach-file")
    case = prepared(task, database := fresh(1, tmp_path))
    file = (io.BytesIO((tmp_path / "contract.txt").read_bytes()), "contract.txt")
    form = {"file": file, "description": "Framework contract"}
    build(database).test_client().post(case.filled("/customers/$person_id/attach"), data=form)
    with opened(database) as end:
        assert case.score(end, "").passed
