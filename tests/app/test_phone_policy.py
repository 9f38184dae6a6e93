"""On a phone a run acts in the apps that its words name; permissions and calls are grave, whoever proposes them."""

import pytest

from app.policy import Context, decide
from app.proposals import Move
from app.tasks import Permissions, Task
from controllers.actions import Action, Open, Press, SetText, Swipe, Switch, Tap
from perception.numbering import observe
from perception.screen import Capture, Element, Observation, Place
from tests.perception.screens import container, element

WORDS = "open Contacts, open the row of Ada and read her number"
ASKS = "com.google.android.permissioncontroller"


def screen(*elements: Element, package: str = "com.example.contacts", title: str = "Contacts") -> Observation:
    return observe(Capture(Place(f"app:{package}", f"app:{package}/.Main", title), elements))


def verdict(
    action: Action, seen: Observation, name: str = "", *, words: str = WORDS, permissions: Permissions | None = None
) -> tuple[str, int, str]:
    """What is decided, its risk, and the rule or the fact."""
    target = next((e for e in seen.elements if e.name == name), None) if name else None
    task = Task(words, permissions or Permissions())
    decision = decide(Move("phone", action), Context(task, seen, frozenset({"app:com.example.contacts"}), target))
    return decision.verdict, decision.risk, decision.rule


ROW = element("clickable", "Ada")


class TestScope:
    def test_the_app_where_it_began_and_those_that_the_words_name(self) -> None:
        assert verdict(Tap(), screen(ROW), "Ada")[:2] == ("allow", 1)
        notes = screen(ROW, package="com.example.notes", title="Notes")
        assert verdict(Tap(), notes, "Ada")[2] == "scope"
        assert verdict(Tap(), notes, "Ada", words="write it into Notes")[:2] == ("allow", 1)
        named = Permissions(apps=frozenset({"Notes"}))
        assert verdict(Tap(), notes, "Ada", permissions=named)[:2] == ("allow", 1)

    def test_a_part_of_a_name_is_not_the_name(self) -> None:
        bank = screen(ROW, package="com.bank", title="Contact")
        assert verdict(Tap(), bank, "Ada")[2] == "scope"
        nameless = screen(ROW, package="com.bank", title="")
        assert verdict(Tap(), nameless, "Ada")[2] == "scope"

    def test_the_home_screen_is_everybody_s(self) -> None:
        home = observe(Capture(Place("app:home", "app:x/.Launcher", "Home screen"), (ROW,)))
        assert verdict(Tap(), home, "Ada")[:2] == ("allow", 1)

    @pytest.mark.parametrize("action", [Open("Bank"), Switch("Bank"), Open("https://evil.test/"), Open("com.bank")])
    def test_what_nobody_named_is_not_even_opened(self, action: Action) -> None:
        assert verdict(action, screen(ROW)) == ("ask", 1, "scope")

    def test_an_app_that_was_named_is_opened(self) -> None:
        assert verdict(Open("Contacts"), screen(ROW))[0] == "allow"

    def test_another_app_s_window_over_the_named_one_is_asked_about(self) -> None:
        frame = container("frame", "window of com.evil", element("button", "Claim"), value="app:com.evil")
        assert verdict(Tap(), screen(*frame), "Claim")[2] == "scope"


class TestRisk:
    def test_whoever_asks_for_the_system_is_grave_unless_it_is_denied(self) -> None:
        asking = screen(
            element("button", "While using the app"), element("button", "Don’t allow"), package=ASKS, title=""
        )
        assert verdict(Tap(), asking, "While using the app")[:2] == ("ask", 3)
        assert verdict(Tap(), asking, "Don’t allow")[:2] == ("ask", 1)

    def test_a_question_of_the_system_in_a_frame_is_as_grave(self) -> None:
        frame = container("frame", "window", element("button", "Allow"), value=f"app:{ASKS}")
        assert verdict(Tap(), screen(*frame), "Allow")[:2] == ("ask", 3)

    @pytest.mark.parametrize(("name", "risk"), [("Call", 3), ("Uninstall", 3), ("Calls", 1), ("Ada", 1), ("Send", 3)])
    def test_calling_and_uninstalling_are_grave(self, name: str, risk: int) -> None:
        assert verdict(Tap(), screen(element("button", name)), name)[1] == risk

    def test_calling_on_a_page_is_only_a_word(self) -> None:
        page = observe(Capture(Place("http://shop", "http://shop/"), (element("button", "Call"),)))
        assert verdict(Tap(), page, "Call")[1] == 1

    def test_enter_sends_with_the_button_beside_the_field(self) -> None:
        field = element("textbox", "Message", (0, 100), states={"focused"})
        send, far = element("button", "Send", (100, 100)), element("button", "Delete", (0, 300))
        assert verdict(Press("Enter"), screen(field, send, far))[1] == 3
        assert verdict(Press("Enter"), screen(field, far))[1] == 1

    def test_what_is_harmless_stays_so(self) -> None:
        field = element("textbox", "Name")
        assert verdict(SetText("Ada"), screen(field), "Name")[:2] == ("allow", 1)
        assert verdict(Swipe("up"), screen(field))[:2] == ("allow", 0)
