"""Tasks around the office: messages, reports, settings."""

from app.bench.suites.customer_tasks import NOTHING, PAIR
from app.bench.task import BenchTask, Mutant, Reached, Said, Stored

SENT = "INSERT INTO messages (customer_id, folder, subject, body, sent_on) VALUES "

SEND_MESSAGE = BenchTask(
    id="send-message",
    facts=f"SELECT *, substr(other, 1, instr(other, ' ') + 1) AS beginning FROM ({PAIR})",
    goal='Send a message to $other, subject "Your parcel", text "It left the harbour this morning."',
    words="""open Messages
click "New message"
type "$beginning" in "Recipient"
wait until the option "$other" is shown
click the option "$other"
type "Your parcel" in "Subject"
type "It left the harbour this morning." in "Text"
press "Send message"
wait until "Message sent" is shown""",
    effects=frozenset({"submit", "send"}),
    end=(f"{SENT} (:other_id, 'Sent', 'Your parcel', 'It left the harbour this morning.', '2026-05-18')",),
    milestones=(
        Reached("opened the form", r"/messages/new$$"),
        Stored("sent", "SELECT 1 FROM messages WHERE customer_id = :other_id AND subject = 'Your parcel'"),
    ),
    mutants=(
        NOTHING,
        Mutant("to the wrong one",
               (f"{SENT} (:person_id, 'Sent', 'Your parcel', 'It left the harbour this morning.', '2026-05-18')",)),
        Mutant("without a text", (f"{SENT} (:other_id, 'Sent', 'Your parcel', '', '2026-05-18')",)),
        Mutant("sent twice",
               (f"{SENT} (:other_id, 'Sent', 'Your parcel', 'It left the harbour this morning.', '2026-05-18')",) * 2),
    ),
)  # fmt: skip

SLOW_REPORT = BenchTask(
    id="slow-report",
    facts="""SELECT euros(sum(quantity * price)) AS total, euros(sum(quantity * price) + 100) AS off
        FROM orders JOIN order_lines ON order_number = number
        WHERE status <> 'Cancelled' AND placed_on LIKE '2026-04-%'""",
    goal="Compute the report for April 2026. What is the total revenue?",
    words="""open Reports
choose "April 2026" from "Month"
press "Compute report"
wait until "Revenue in April 2026" is shown
read the "Revenue" in the row of "Total" as revenue
answer with the revenue""",
    effects=frozenset(),
    answer="$total",
    milestones=(Reached("opened the reports", r"/reports$$"), Said("told the total", "$total")),
    mutants=(NOTHING, Mutant("a euro off", answer="$off"), Mutant("no cents", answer="1")),
)

NOTIFICATIONS = BenchTask(
    id="change-settings",
    facts="SELECT date('2026-06-01', '+' || (max(number) % 25) || ' days') AS until FROM orders",
    goal="In the settings, turn order alerts and holiday mode on, close until $until, have the digest sent weekly and "
    "choose Français as language.",
    words="""open Settings
choose "Français" from "Language"
check "Weekly"
check "Order alerts"
turn on "Holiday mode"
type "$until" in "Closed until"
press "Save settings"
wait until "Settings saved" is shown""",
    effects=frozenset({"submit"}),
    end=(
        "UPDATE settings SET value = 'on' WHERE name IN ('order_alerts', 'holiday_mode')",
        "UPDATE settings SET value = :until WHERE name = 'holiday_until'",
        "UPDATE settings SET value = 'Weekly' WHERE name = 'digest'",
        "UPDATE settings SET value = 'Français' WHERE name = 'language'",
    ),
    milestones=(
        Reached("opened the settings", r"/settings$$"),
        Stored("alerts on", "SELECT 1 FROM settings WHERE name = 'order_alerts' AND value = 'on'"),
        Stored("holiday on", "SELECT 1 FROM settings WHERE name = 'holiday_mode' AND value = 'on'"),
        Stored("weekly", "SELECT 1 FROM settings WHERE name = 'digest' AND value = 'Weekly'"),
    ),
    mutants=(
        NOTHING,
        Mutant("only the language", ("UPDATE settings SET value = 'Français' WHERE name = 'language'",)),
        Mutant("every switch", (
            "UPDATE settings SET value = 'on' WHERE name IN ('order_alerts', 'holiday_mode', 'two_step')",
            "UPDATE settings SET value = :until WHERE name = 'holiday_until'",
            "UPDATE settings SET value = 'Weekly' WHERE name = 'digest'",
            "UPDATE settings SET value = 'Français' WHERE name = 'language'",
        )),
    ),
)  # fmt: skip

TASKS = (SEND_MESSAGE, SLOW_REPORT, NOTIFICATIONS)
