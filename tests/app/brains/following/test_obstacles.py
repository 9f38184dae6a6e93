"""What stands in the way is closed or declined where that harms nobody, and nothing else is pressed for it."""

from collections.abc import Iterator

import pytest

from app.brains.following.obstacles import closes
from controllers.actions import Open
from controllers.browser.chromium import Chromium
from controllers.browser.target import BrowserTarget
from perception.numbering import observe
from perception.screen import Element, Observation, Place
from tests.controllers.site import Site
from tests.perception.screens import capture, container, element, text

COOKIES = "We use cookies. Our partners store information on your device"
PHONE, PAGE = Place("app:com.shop", "app:com.shop/.Main"), Place("http://shop", "http://shop/r")


@pytest.fixture(scope="module")
def page(chromium: Chromium) -> Iterator[BrowserTarget]:
    target = chromium.open("about:blank")
    yield target
    target.close()


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.close()


def pressed(inside: str, page: BrowserTarget, site: Site) -> str:
    """What is pressed to be rid of the dialog that holds this; "" for nothing."""
    site.pages["/"] = f"<!doctype html><h1>Order</h1><dialog id=d>{inside}</dialog><script>d.showModal()</script>"
    page.perform(Open(site.address), None)
    page.settled(3)
    screen = observe(page.capture(picture=False))
    assert any(e.role == "dialog" for e in screen.shown)
    found = closes(None, screen)
    return found.name if found else ""


def buttons(*names: str) -> str:
    return "".join(f"<button>{name}</button>" for name in names)


@pytest.mark.parametrize(
    "inside",
    [
        "<p>Ada invites you to: Privacy team meeting</p>" + buttons("Accept", "Decline"),
        "<p>Approve the new privacy policy draft?</p>" + buttons("Accept all", "Reject"),
        "<p>Consent of patient Ada to the operation</p>" + buttons("Accept all", "Refuse"),
        "<p>Ada invites you to: baking cookies</p>" + buttons("Accept", "Decline"),
        "<p>Cookies for the canteen: 3 orders</p>" + buttons("Approve", "Accept all", "Reject all"),
        "<p>Tracked changes: 5 of Ada, tracking is on</p>" + buttons("Accept all", "Reject all"),
        "<p>3 requests</p>" + buttons("Accept all", "Reject all") + "<a href=/p>Privacy and cookies</a>",
        "<p>Ticket 7: close it for good?</p>" + buttons("Close", "Reopen"),
        "<p>Ticket 7 will be closed</p>" + buttons("Close"),
        "<p>Ticket 7 is solved</p>" + buttons("Close", "Keep open"),
        "<p>Do you still want your reservation?</p>" + buttons("Yes, keep it", "No thanks"),
        "<p>Do you still want your reservation?</p>" + buttons("No thanks"),
        "<p>Not yet a member?</p>" + buttons("Join", "Cancel", "Not now"),
        "<p>The order can be delivered</p>" + buttons("Today", "Later"),
        "<p>The order can be delivered</p><a href=/today>Today</a>" + buttons("Later"),
        "<p>A tour of the museum</p>" + buttons("Book", "Skip the tour"),
        "<p>Shall we skip the tour?</p>" + buttons("Next", "Skip the tour"),
        "<p>Somebody asks to join</p>" + buttons("Admit", "Dismiss"),
        "<p>We use cookies. Policy draft by Ada</p>" + buttons("Accept all", "Reject"),
        "<p>We use cookies, says the draft that you sent us</p>" + buttons("Accept all", "Reject"),
        "<p>We use cookies. Policy of Ada Lovelace</p>" + buttons("Accept all", "Reject"),
        "<p>We use cookies. The policy that was sent in</p>" + buttons("Accept all", "Reject"),
        "<p>New message</p><textarea>A long letter</textarea>" + buttons("Close"),
        "<p>New message</p><div contenteditable>A long letter</div>" + buttons("Close"),
        "<p>Ada proposes a cookie policy</p>" + buttons("Accept all", "Reject all"),
        "<p>We use cookies. Also: 3 people ask to join</p>" + buttons("Accept all", "Reject all"),
        "<p>We use cookies; three people ask to join</p>" + buttons("Accept all", "Reject all"),
        "<p>We use cookies.</p><p>You have people waiting at the door</p>" + buttons("Accept all", "Reject all"),
        "<p>We use cookies.</p><p>Your order 7 is due</p>" + buttons("Accept all", "Reject all"),
        "<p>We use cookies.</p><ul><li>Order 7</li><li>Order 8</li></ul>" + buttons("Accept all", "Reject all"),
        "<p>We use cookies.</p><p>Ada asks you to read our policy</p>" + buttons("Accept all", "Reject all"),
        "<p>Your offer to Ada</p>" + buttons("Send", "Close"),
        "<p>Your offer to Ada</p><input>" + buttons("Send", "Close"),
        "<p>The booking of Ada</p>" + buttons("Confirm", "&times;"),
        "<p>The booking of Ada?</p>" + buttons("OK", "&times;"),
        "<p>A review of your shop by Bob</p>" + buttons("Dismiss"),
        "<p>We use cookies.</p><label><input type=checkbox>Ada may come in</label>"
        + buttons("Accept all", "Reject all"),
        "<p>We use cookies.</p><a href=/r>Request of Ada</a>" + buttons("Accept all", "Reject all"),
        "<p>A note for yourself</p><textarea></textarea>" + buttons("Save", "Close"),
        "<p>Not yet a member?</p>" + buttons("Join", "Not now", "Close"),
        "<p>Your offer to Ada</p><input>" + buttons("Submit", "&times;"),
        "<p>Ticket 7</p><input>" + buttons("Confirm", "Close"),
        "<p>Ticket 7</p>" + buttons("Assign", "Close"),
        "<p>100 shares of Acme</p>" + buttons("Trade", "Close"),
        "<p>Where shall we eat</p><label><input type=radio>Rome</label>" + buttons("Vote", "Close"),
        "<p>Conversation with Ada</p>" + buttons("Mute", "Close"),
        "<p>The heart rate of Ada Byron is high.</p>" + buttons("Dismiss"),
        "<p>Call her at noon.</p>" + buttons("Dismiss"),
        "<p>There is Ada at the door</p>" + buttons("Dismiss"),
        "<p>There is somebody at the door</p>" + buttons("Dismiss"),
        "<p>New: number 7 is due</p>" + buttons("Got it"),
        "<h2>Ada wants to join</h2>" + buttons("Got it"),
        f"<p>{COOKIES}</p><input value=Ada>" + buttons("Accept all", "Reject all"),
        "<p>Log in</p><input type=password value=secret>" + buttons("Close"),
    ],
)
def test_what_may_be_more_than_an_obstacle_is_left_alone(inside: str, page: BrowserTarget, site: Site) -> None:
    assert pressed(inside, page, site) == ""


@pytest.mark.parametrize(
    ("inside", "name"),
    [
        (f"<p>{COOKIES}</p>" + buttons("Options", "Reject all", "Accept all"), "Reject all"),
        ("<p>This site uses cookies</p>" + buttons("Accept cookies", "Only necessary"), "Only necessary"),
        ("<p>Acme and its 842 partners use cookies.</p>" + buttons("Accept all", "Reject all"), "Reject all"),
        ("<p>We keep cookies for 12 months.</p>" + buttons("Accept all", "Reject all"), "Reject all"),
        (f"<p>{COOKIES}</p>" + buttons("Accept all", "&times;"), "×"),
        ("<p>There are new colours</p>" + buttons("OK", "&times;"), "×"),
        ("<p>News</p><input placeholder=E-mail>" + buttons("Sign up", "&times;"), "×"),
        ("<p>News</p>" + buttons("Sign up") + "<button aria-label=Close>&times;</button>", "Close"),
        ("<p>There is a new version.</p>" + buttons("Close"), "Close"),
        ("<p>We use cookies.</p>" + buttons("Accept all", "Close"), "Close"),
        ("<p>We use cookies.</p><a href=/p>Cookie policy</a>" + buttons("Accept all", "Reject all"), "Reject all"),
        ("<p>Would you close the window?</p>" + buttons("&times;"), "×"),
        ("<p>You have 3 new stamps</p><label><input type=checkbox>Never tell</label>" + buttons("Got it"), "Got it"),
        ("<p>A tour of the shop</p>" + buttons("Next", "Skip tour"), "Skip tour"),
    ],
)
def test_what_harms_nobody_is_pressed(inside: str, name: str, page: BrowserTarget, site: Site) -> None:
    assert pressed(inside, page, site) == name


@pytest.mark.parametrize(
    ("said", "declined"),
    [
        ("We value your privacy|We and our|store and/or access information on a device, such as cookies.", True),
        ("Let us know you agree to cookies|We use cookies to give you the best online experience.", True),
        ("Cookies on GOV.UK|We'd like to set additional cookies to remember your settings.", True),
        ("Wir nutzen Cookies, um Anzeigen zu personalisieren. Sie können Ihre Auswahl jederzeit widerrufen.", True),
        ("Nous respectons votre vie privée|Avec votre accord, nos partenaires utilisent des cookies.", True),
        ("Utilizamos cookies propias y de terceros para analizar nuestros servicios.", True),
        ("We use cookies|Ada Byron|Bob Noyce|wants to join our site", False),
        ("You and Ada share cookies and data on this site", False),
        ("Consent of Ada to share data with our partners and cookies", False),
        ("We use cookies. Five colleagues accept your services", False),
        ("We use cookies. Bob's visit needs your consent", False),
        ("It is Ada who stores information on your device, cookies", False),
    ],
)
def test_a_question_of_consent_speaks_of_nothing_else(said: str, declined: bool) -> None:
    texts = [text(each, (0, 20 * at)) for at, each in enumerate(said.split("|"))]
    buttons = [element("button", name, (0, 300 + 30 * at)) for at, name in enumerate(("Accept all", "Reject all"))]
    found = closes(None, observe(capture(*container("dialog", "", *texts, *buttons), place=PAGE)))
    assert (found is not None and found.name == "Reject all") == declined


def asked(*names: str, words: str = COOKIES, place: Place = PHONE, more: tuple[Element, ...] = ()) -> Observation:
    """A screen with nothing but a question, as phones tell it."""
    shown = [element("button", name, (0, 140 + 30 * at)) for at, name in enumerate(names)]
    return observe(capture(text(words, (0, 100)), *shown, *more, place=place))


def test_a_phones_screen_that_asks_for_consent_is_declined() -> None:
    found = closes(None, asked("Reject all", "Accept all"))
    assert found and found.name == "Reject all"


@pytest.mark.parametrize(
    "screen",
    [
        asked("Reject all", "Accept all", place=PAGE),
        asked("Reject", "Go on"),
        asked("Reject", "Approve", "Accept all"),
        asked("Reject", "Accept all", words="Your choice", more=(element("link", "Cookies"),)),
        asked("Reject", "Accept all", more=(element("textbox", "Reason", (0, 300), value="too dear"),)),
        asked("Reject", "Accept all", "One", "Two", "Three", "Four"),
    ],
    ids=["a page", "nothing accepts", "approval", "a link's words", "something written", "much to press"],
)
def test_a_screen_that_is_no_question_of_consent_is_left_alone(screen: Observation) -> None:
    assert closes(None, screen) is None
