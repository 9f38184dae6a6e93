"""Screens that were collected when all else was settled: other pages of the shop, the virtual phone's apps, programs.

apt-get install -y gtk-3-examples gucharmap xfce4-terminal zenity featherpad speedcrunch qpdfview qt5ct

The truth knows less than shows: a phone's own keys and the entries of GTK's lists are pressed, but no tree tells them.
"""

import re
from collections.abc import Iterator
from itertools import chain

from app.demo.server import DemoSite
from app.providers.android import Phones
from controllers.actions import Open
from controllers.android.adb import connected
from controllers.virtual_phone.phone import VirtualPhone
from tests.measure.pixels_heldout.gtk import program_screen
from tests.measure.pixels_heldout.screens import Screen, controls, keep
from tests.measure.pixels_heldout.web import DESKTOP, SHOP, shot
from tests.measure.pixels_training.fetch import FOLDER
from tests.measure.pixels_training.screens import chromium

KEPT = FOLDER / "later"
SEED, PAGES = 5, 14  # of the shop, and how many of its other pages
APPS = "Messages Contacts Clock Settings News Maps Calendar Notes".split()
FORM = "zenity --forms --title=Order --add-entry=Name --add-password=Code --add-combo=Kind --combo-values=Small|Large"
GTK = ("gtk3-demo", "gtk3-icon-browser", "gucharmap", "xfce4-terminal", FORM)
QT = ("featherpad", "speedcrunch", "qpdfview", "qt5ct")


def main() -> None:
    """Collect all of them."""
    keep(chain(_shop(), _phone(), _programs()), KEPT)


def _shop() -> Iterator[Screen]:
    with chromium() as browser, DemoSite(SEED) as site:
        tab = browser.new_page()
        seen, others = {_made(path) for path in SHOP}, list[str]()
        for path in SHOP:
            tab.goto(site.url + path)
            for link in tab.eval_on_selector_all(
                "a[href^='/']", "links => links.map(link => link.getAttribute('href'))"
            ):
                if _made(link) not in seen:
                    seen.add(_made(link))
                    others.append(link)
        for path in others[:PAGES]:
            yield shot(browser, "browser", "shop" + re.sub(r"\W", "_", path), site.url + path, DESKTOP, 1.0)


def _made(path: str) -> str:
    """What all addresses of such records have in common."""
    return re.sub(r"\d+", "", path)


def _phone() -> Iterator[Screen]:
    with VirtualPhone() as phone, connected(phone.serial):
        target = Phones().open({"phone": f"android:{phone.serial}"})["phone"]
        for app in APPS:
            target.perform(Open(app), None)
            target.settled(3.0)
            capture = target.capture(picture=True)
            if capture.picture:
                yield Screen("phone", app.lower(), capture.picture, controls(capture.nodes, capture.size))
        target.close()


def _programs() -> Iterator[Screen]:
    for program in GTK:
        yield program_screen("gtk", program.split()[0], program.split(), NO_AT_BRIDGE="0")
    for program in QT:
        yield program_screen("qt", program, (program,), QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1")
