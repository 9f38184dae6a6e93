"""On a phone a run acts in the apps that its words name; permissions and calls are grave, whoever proposes them."""

import pytest

from app.policy.deciding import Context, decide
from app.proposals import Move
from app.tasks import Permissions, Task
from controllers.actions import (
    Action,
    Drag,
    LongPress,
    Open,
    Press,
    SetChecked,
    SetText,
    Swipe,
    Switch,
    Tap,
    TypeText,
)
from perception.numbering import observe
from perception.screen import Capture, Element, Observation, Place
from tests.perception.screens import container, element

WORDS = "open Contacts, open the row of Ada and read her number"
SETTINGS = "com.android.settings"
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

    @pytest.mark.parametrize(
        ("package", "title", "said"),
        [
            ("com.evil.to", "com.evil.to", "send a message to Anna"),
            ("com.android.phone", "Phone", "note the phone number of Ada in Contacts"),
            ("com.evil.notes", "com.evil.notes", "open Notes"),
        ],
    )
    def test_neither_a_word_by_the_way_nor_the_end_of_a_package_names_an_app(
        self, package: str, title: str, said: str
    ) -> None:
        assert verdict(Tap(), screen(ROW, package=package, title=title), "Ada", words=said)[2] == "scope"

    @pytest.mark.parametrize(
        "said", ["In the Notes, click Ada", "copy it from Notes", "add it to Notes", "the Notes app", "open com.notes"]
    )
    def test_words_that_say_to_work_there_name_an_app(self, said: str) -> None:
        notes = screen(ROW, package="com.notes", title="" if "com" in said else "Notes")
        assert verdict(Tap(), notes, "Ada", words=said)[:2] == ("allow", 1)

    def test_an_app_that_was_permitted_is_permitted_by_its_whole_name(self) -> None:
        sticky = screen(ROW, package="com.sticky", title="Sticky Notes")
        assert verdict(Tap(), sticky, "Ada", permissions=Permissions(apps=frozenset({"Notes"})))[2] == "scope"

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

    def test_only_words_that_begin_with_a_no_deny_it(self) -> None:
        asking = screen(element("button", "Allow, with no limits"), package=ASKS, title="")
        assert verdict(Tap(), asking, "Allow, with no limits")[:2] == ("ask", 3)

    def test_a_question_of_the_system_in_a_frame_is_as_grave(self) -> None:
        frame = container("frame", "window", element("button", "Allow"), value=f"app:{ASKS}")
        assert verdict(Tap(), screen(*frame), "Allow")[:2] == ("ask", 3)

    @pytest.mark.parametrize(("name", "risk"), [("Call", 3), ("Uninstall", 3), ("Calls", 1), ("Ada", 1), ("Send", 3)])
    def test_calling_and_uninstalling_are_grave(self, name: str, risk: int) -> None:
        assert verdict(Tap(), screen(element("button", name)), name)[1] == risk

    def test_calling_on_a_page_calls_nobody_by_itself(self) -> None:
        page = observe(Capture(Place("http://shop", "http://shop/"), (element("button", "Call"),)))
        assert verdict(Tap(), page, "Call")[1] == 2

    def test_enter_sends_with_the_button_beside_the_field(self) -> None:
        field = element("textbox", "Message", (0, 100), states={"focused"})
        send = element("button", "Send", (100, 100))
        assert verdict(Press("Enter"), screen(field, send))[1] == 3
        assert verdict(Press("Enter"), screen(field, element("button", "More", (100, 100))))[1] == 1

    @pytest.mark.parametrize(("field", "risk"), [("Card", 3), ("Search products", 1), ("Αναζήτηση προϊόντων", 1)])
    def test_enter_may_do_what_the_button_below_does_unless_it_searches(self, field: str, risk: int) -> None:
        shown = screen(element("textbox", field, states={"focused"}), element("button", "Pay now", (0, 300)))
        assert verdict(Press("Enter"), shown)[1] == risk

    def test_enter_presses_nothing_in_other_windows_and_rows(self) -> None:
        field = element("textbox", "Name", (0, 100), states={"focused"})
        row = container("listitem", "Ada", element("button", "Delete", (0, 300)))
        dialog = container("dialog", "Sure?", element("button", "Send", (0, 500)))
        assert verdict(Press("Enter"), screen(field, *row, *dialog))[1] == 1
        inside = container("dialog", "Sure?", field, element("button", "Send", (0, 500)))
        assert verdict(Press("Enter"), screen(*inside))[1] == 3

    @pytest.mark.parametrize(("focused", "decided"), [("Pay now", ("ask", 3)), ("", ("ask", 2)), ("Call", ("ask", 3))])
    def test_enter_presses_what_has_the_focus_and_that_is_to_be_known(
        self, focused: str, decided: tuple[str, int]
    ) -> None:
        states = {"focused"} if focused else set()
        shown = screen(element("button", focused or "Pay now", states=states))
        assert verdict(Press("Enter"), shown)[:2] == decided
        assert verdict(Press("Tab"), shown)[:2] == ("allow", 1)

    @pytest.mark.parametrize(("name", "risk"), [("Gift wrap", 1), ("Allow all the time", 3)])
    def test_enter_on_a_box_only_ticks_it(self, name: str, risk: int) -> None:
        box = element("radio", name, states={"focused"})
        shown = screen(box, element("button", "Pay now", (0, 300)), package=SETTINGS, title="Contacts")
        assert verdict(Press("Enter"), shown, words="in Contacts")[1] == risk

    def test_a_new_line_in_a_phone_s_text_is_no_enter(self) -> None:
        shown = screen(element("textbox", "Note", states={"focused"}), element("button", "Share", (0, 300)))
        assert verdict(TypeText("milk\neggs"), shown)[:2] == ("allow", 1)

    @pytest.mark.parametrize(
        ("role", "name", "decided"),
        [
            ("clickable", "Mail of Ada", ("ask", 2)),
            ("slider", "Slide to pay", ("ask", 3)),
            ("list", "", ("allow", 1)),
            ("image", "A photo", ("allow", 1)),
        ],
    )
    def test_a_stroke_over_what_is_no_list_may_do_anything(
        self, role: str, name: str, decided: tuple[str, int]
    ) -> None:
        shown = screen(element(role, name or "Mails"))
        assert verdict(Swipe("left"), shown, name or "Mails")[:2] == decided

    def test_a_stroke_is_bidden_only_by_its_name(self) -> None:
        mail = screen(element("clickable", "Mail of Ada"))
        assert verdict(Swipe("left"), mail, "Mail of Ada", words='In Contacts, open "Mail of Ada"')[0] == "ask"
        assert verdict(Swipe("left"), mail, "Mail of Ada", words='swipe "Mail of Ada" to the left')[0] == "allow"

    def test_a_run_that_only_watches_strokes_nothing(self) -> None:
        elsewhere = screen(ROW, package="com.bank", title="Bank")
        for seen in (screen(ROW), elsewhere):
            assert verdict(Swipe("left"), seen, permissions=Permissions("watch"))[0] == "deny"

    def test_what_scrolls_is_only_looked_through_and_up_and_down_at_that(self) -> None:
        pane = screen(element("group", "Terms", states={"scrollable"}))
        assert verdict(Swipe("up"), pane, "Terms", permissions=Permissions("watch"))[:2] == ("allow", 0)
        assert verdict(Swipe("left"), pane, "Terms")[:2] == ("ask", 2)
        assert verdict(Swipe("up"), screen(element("group", "Terms")), "Terms")[:2] == ("ask", 2)

    @pytest.mark.parametrize("action", [Tap(), SetChecked(True), LongPress(), Drag(0, 0)])
    def test_permissions_are_given_by_boxes_as_well(self, action: Action) -> None:
        radio = screen(element("radio", "Allow all the time"), package=ASKS)
        assert verdict(action, radio, "Allow all the time")[:2] == ("ask", 3)

    @pytest.mark.parametrize(
        ("role", "name", "risk"),
        [
            ("switch", "Allow from this source", 3),
            ("switch", "Use service", 3),
            ("button", "Allow", 3),
            ("switch", "Dark theme", 1),
            ("clickable", "Install unknown apps", 1),
        ],
    )
    def test_so_are_they_in_the_settings(self, role: str, name: str, risk: int) -> None:
        settings = screen(element(role, name), package=SETTINGS, title="Contacts")
        assert verdict(Tap(), settings, name)[1] == risk
        assert verdict(Tap(), screen(element(role, name)), name)[1] == 1

    @pytest.mark.parametrize(
        ("name", "risk"),
        [
            ("Αποστολή μηνύματος", 3),
            ("ΔΙΑΓΡΑΦΗ", 3),
            ("Πληρωμή τώρα", 3),
            ("Κλήση", 3),
            ("Κλήσεις", 1),
            ("Αποθήκευση", 2),
            ("Ακύρωση", 1),
            ("Περισσότερα", 1),
            ("发送", 2),
            ("Отправить", 2),
            ("7", 1),
        ],
    )
    def test_words_of_other_scripts_are_known_or_asked_about(self, name: str, risk: int) -> None:
        assert verdict(Tap(), screen(element("button", name)), name)[1] == risk

    def test_a_row_of_another_script_is_only_opened(self) -> None:
        assert verdict(Tap(), screen(element("clickable", "王伟")), "王伟")[:2] == ("allow", 1)

    def test_what_is_harmless_stays_so(self) -> None:
        field = element("textbox", "Name")
        assert verdict(SetText("Ada"), screen(field), "Name")[:2] == ("allow", 1)
        assert verdict(Swipe("up"), screen(field))[:2] == ("allow", 1)
