"""`journeyman phone ...`, and tasks and looks on a phone."""

import json
from collections.abc import Iterator
from contextlib import nullcontext

import pytest

from app.cli.phone import connecting
from app.demo.database import opened
from app.demo.server import DemoSite
from controllers.android import pairing
from controllers.android.adb import AdbServer as Adb
from controllers.android.adb import Listed, connected
from controllers.errors import ControllerError
from controllers.virtual_phone.phone import VirtualPhone
from controllers.virtual_phone.world import database
from tests.app.cli.conftest import Journeyman
from tests.app.cli.test_wishes import Start, asking, until_end, wish
from tests.controllers.virtual_phone.adb_server import AdbServer

CODE = "482913"


@pytest.fixture
def there(own_adb: AdbServer, no_phone: None, phone: VirtualPhone) -> Iterator[str]:
    """The serial of a phone that is connected, on its home screen."""
    own_adb.connected(phone.serial)
    phone.restart()
    yield phone.serial
    own_adb.run("disconnect", phone.serial)


def test_without_a_phone_it_says_how_to_get_one(journeyman: Journeyman, own_adb: AdbServer, no_phone: None) -> None:
    said = journeyman("phone", "list")
    assert (said.code, said.out) == (1, "") and "plug one in with USB debugging on" in said.err
    for on in ("android", "android:R58M"):
        said = journeyman("look", "--on", on)
        assert said.code == 2 and "no phone is there" in said.last.lower(), said


def test_a_list_that_is_followed_outlives_an_adb_that_ends(own_adb: AdbServer, no_phone: None) -> None:
    class Ending(Adb):
        """Its server was ended, and is there again when it is asked for the second time."""

        asked = 0

        def phones(self) -> tuple[Listed, ...]:
            self.asked += 1
            if self.asked == 1:
                raise ControllerError("adb does not answer (refused): run journeyman phone doctor.")
            return super().phones()

    server = Ending()
    assert json.loads(connecting._list_or_problem(server))["problem"].startswith("adb does not answer")
    assert json.loads(connecting._list_or_problem(server)) == {"phones": []}


def test_a_phone_in_the_network_is_connected_listed_and_looked_after(
    journeyman: Journeyman, own_adb: AdbServer, no_phone: None, phone: VirtualPhone
) -> None:
    said = journeyman("phone", "connect", phone.serial)
    assert (said.code, said.last) == (0, f"Connected; use it with --on android:{phone.serial}")
    assert json.loads(journeyman("phone", "connect", phone.serial, "--json").out) == {"serial": phone.serial}
    (listed,) = map(json.loads, journeyman("phone", "list", "--json").out.splitlines())
    assert (listed["serial"], listed["state"], listed["advice"]) == (phone.serial, "device", "")
    looked = journeyman("phone", "doctor", phone.serial)
    assert looked.code == 0, looked
    assert "nothing else holds the screen" in looked.out and "LACK" not in looked.out
    own_adb.run("disconnect", phone.serial)


@pytest.mark.parametrize(
    ("address", "why"),
    [("nonsense", "is no HOST:PORT"), ("127.0.0.1:9", "cannot be reached"), ("-L:1", "No such option")],
)
def test_what_cannot_be_connected_is_told(
    journeyman: Journeyman,
    own_adb: AdbServer,
    address: str,
    why: str,
) -> None:
    said = journeyman("phone", "connect", address)
    assert said.code == 2 and why in said.err


@pytest.mark.parametrize(("fault", "why"), [("authorize=never", "has not allowed"), ("offline=on", "is offline")])
def test_a_phone_that_lets_nobody_in_says_what_to_do(
    journeyman: Journeyman, own_adb: AdbServer, no_phone: None, phone: VirtualPhone, fault: str, why: str
) -> None:
    phone.faults.set(fault)
    said = journeyman("look", "--on", f"android:{phone.serial}")
    assert said.code == 2 and why in said.err, said
    own_adb.run("disconnect")


def test_a_virtual_phone_that_adb_does_not_reach_is_told(own_adb: AdbServer) -> None:
    with pytest.raises(ControllerError, match=r"adb does not reach 127\.0\.0\.1:9"), connected("127.0.0.1:9"):
        pass


def test_doctor_says_what_lacks(journeyman: Journeyman, own_adb: AdbServer) -> None:
    said = journeyman("phone", "doctor", "R58M", "--json")
    results = [json.loads(line) for line in said.out.splitlines()]
    assert (said.code, results[-1]["ok"], results[-1]["sentence"]) == (1, False, "There is no phone R58M.")


def test_pairing_tells_a_program_the_code_first(
    journeyman: Journeyman,
    own_adb: AdbServer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pairing, "Announcements", nullcontext)
    monkeypatch.setattr(pairing, "pair", lambda server, invited, announced: "192.168.1.20:41001")
    code, paired = map(json.loads, journeyman("phone", "pair", "--json").out.splitlines())
    assert code["code"].startswith("WIFI:T:ADB;S:journeyman-") and paired == {"serial": "192.168.1.20:41001"}


def test_a_task_on_a_phone(journeyman: Journeyman, there: str) -> None:
    words = 'open Settings, click Display, read "Dark theme" as theme, answer with theme'
    said = journeyman("run", words, "--on", "android")
    assert (said.code, said.last.split()[0]) == (0, "Done"), said.out
    assert "theme" in said.out


def test_an_app_that_nobody_named_is_not_touched(journeyman: Journeyman, there: str, phone: VirtualPhone) -> None:
    words = "click the first item in the Apps list, click the second button"
    said = journeyman("run", words, "--on", f"android:{there}")
    assert said.code == 3 and "outside what this run may touch" in said.out, said
    assert said.out.count("permit it with --app") == 1
    phone.restart()
    assert journeyman("run", words, "--on", f"android:{there}", "--app", "Calendar").code == 0


def test_a_code_from_the_phone_s_messages_is_sent_by_a_page_once_that_is_approved(
    process: Start, there: str, phone: VirtualPhone, shop: DemoSite
) -> None:
    for body in ("Your sign-in code is:", CODE):
        received(phone, "Harbour Bank", body)
    with opened(shop.database) as connection:
        customer = connection.execute("SELECT id FROM customers").fetchone()["id"]
    words = (
        'on phone, open Messages, click "Harbour Bank", read the text below "Your sign-in code is:" as code, '
        'on shop, type {code} in Subject, type "From my phone" in Text, click "Send message"'
    )
    letter = f"{shop.url}/messages/new?to={customer}"
    run = process("run", words, "--on", f"phone=android:{there}", "--on", f"shop={letter}", "--json")
    asked = asking(run)
    assert (asked["decision"]["effect"], sent(shop)) == ("send", [])
    wish(run, kind="rule", verdict={"kind": "approve", "by": "test"})
    assert until_end(run)["ending"] == "done"
    assert sent(shop) == [CODE]


def received(phone: VirtualPhone, sender: str, body: str) -> None:
    """Have a message come to the phone."""
    with database.opened(phone.world.database) as connection:
        connection.execute(
            "INSERT INTO messages (phone, direction, body, sent_at) VALUES (?, 'in', ?, ?)",
            (sender, body, phone.world.now()),
        )


def sent(shop: DemoSite) -> list[str]:
    """The subjects of the letters that the shop has sent."""
    with opened(shop.database) as connection:
        return [row["subject"] for row in connection.execute("SELECT subject FROM messages WHERE folder = 'Sent'")]


def test_a_code_that_every_terminal_can_show() -> None:
    rows = connecting._qr("WIFI:T:ADB;S:a;P:b;;").splitlines()
    assert len({len(row) for row in rows}) == 1 and len(rows[0]) in (2 * len(rows), 2 * len(rows) - 1)
    assert set("".join(rows)) <= set("█▀▄ ") and set(rows[0]) == {"█"}
