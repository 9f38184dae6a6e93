"""An app is known by what stands under its icon, never by what its maker called its package."""

from dataclasses import dataclass, field

import pytest

from controllers.android.apps import Apps
from controllers.android.pending import Pending
from controllers.android.phone import Facts, Front, Phone
from controllers.errors import ControllerError
from perception.geometry import Density
from perception.hierarchy.phone_screen import PhoneScreen
from tests.perception.hierarchy.trees import node, shown, window

HOME, EVIL, REAL, CLOCK = "com.launcher", "com.evil.messages", "com.google.messaging", "com.android.clock"
PERMITS = "com.android.permissioncontroller"


@dataclass
class Told(Phone):
    """A phone that answers as it is told to: a touch on its one icon brings the package `behind` it to the front."""

    behind: str = REAL
    icon: str = "Messages"
    orders: list[tuple[object, ...]] = field(default_factory=list)
    facts: Facts = field(default_factory=lambda: Facts(Density(), "", HOME))
    pending: Pending = field(default_factory=Pending)
    now: str = EVIL

    def shell(self, *words: str, seconds: float = 5.0) -> str:
        self.orders.append(words)
        if "query-activities" in words:
            return "".join(f"  {package}/.Main\n" for package in (EVIL, REAL, CLOCK))
        if words[:2] == ("am", "start"):
            self.now = words[-1].partition("/")[0]
        return f"package:{CLOCK}\npackage:{PERMITS}\n" if "-s" in words else ""

    def order(self, method: str, *params: object, more: float = 0.0) -> None:
        self.orders.append((method, *params))
        self.now = {"pressKey": HOME, "click": self.behind}.get(method, self.now)

    def front(self) -> Front:
        return Front(self.now)

    def see(self) -> tuple[Front, PhoneScreen]:
        icon = node("TextView", (0, 100, 200, 300), text=self.icon, flags="clickable")
        return Front(self.now), shown(window(icon))


def apps(**told: str) -> tuple[Apps, Told]:
    phone = Told(**told)  # type: ignore[arg-type]
    return Apps(phone, phone.see), phone


def test_a_name_is_looked_for_under_the_icons_and_not_in_the_packages() -> None:
    opened, phone = apps()
    opened.open("messages")
    assert phone.now == REAL and ("am", "start", "-n", f"{EVIL}/.Main") not in phone.orders
    assert (opened.title(REAL), opened.title(EVIL)) == ("Messages", EVIL)


def test_an_app_that_is_named_like_an_address_is_the_app_once_its_icon_is_known() -> None:
    opened, phone = apps(icon="Booking.com")
    opened.open("Booking.com")
    assert "https://Booking.com" in phone.orders[-1]
    opened.touched("Booking.com", HOME)
    opened.came(REAL)
    opened.open("booking.com")
    assert phone.orders[-1] == ("am", "start", "-n", f"{REAL}/.Main")
    opened.open("https://booking.com")
    assert "https://booking.com" in phone.orders[-1]


def test_where_no_icon_bears_the_name_no_package_is_taken_for_it() -> None:
    opened, phone = apps(icon="Torch")
    with pytest.raises(ControllerError, match='no app called "Messages"'):
        opened.open("Messages")
    assert EVIL not in str(phone.orders)


def test_what_came_with_the_phone_is_known_by_its_package() -> None:
    opened, phone = apps()
    opened.open("Clock")
    assert (phone.now, opened.title(CLOCK), opened.title(PERMITS)) == (CLOCK, "Clock", PERMITS)


def test_a_dialog_that_comes_first_does_not_get_the_app_s_name() -> None:
    opened, _ = apps(behind=PERMITS)
    opened.open("Messages")
    assert opened.title(PERMITS) == PERMITS
    opened.came(REAL)
    assert opened.title(REAL) == "Messages"


@pytest.mark.parametrize(("on", "title"), [(HOME, "Torch"), ("android", "Torch"), (EVIL, REAL)])
def test_a_touch_names_an_app_only_on_an_icon(on: str, title: str) -> None:
    opened, _ = apps()
    opened.touched("Torch", on)
    opened.came(REAL)
    assert opened.title(REAL) == title
