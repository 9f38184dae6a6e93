"""What to do when: alarms, timers, appointments, trips."""

from functools import partial

from app.bench.suites.phone.people import FRIEND, NOTHING, PHONE, event, pick
from app.bench.task import BenchTask, Mutant, Reached, Stored

task = partial(BenchTask, scenario="planning", targets=PHONE)


def _alarm(time: str, label: str, days: str = "''") -> str:
    return f"INSERT INTO alarms (time, label, days) VALUES ({time}, {label}, {days})"


ALARM = task(
    id="weekend-alarm",
    optimal=10,
    facts="SELECT '05:50' AS time",
    goal='Set an alarm for $time on Saturdays and Sundays in the Clock, with the label "Ferry".',
    words="""open the app Clock
click "Add alarm"
click "08:00"
type "5" in "Hour"
type "50" in "Minute"
click "OK"
check "Saturday"
check "Sunday"
type "Ferry" in "Label"
click "Save"
wait until "Add alarm" is shown""",
    effects=frozenset({"submit"}),
    end=(_alarm(":time", "'Ferry'", "'Sat,Sun'"),),
    milestones=(
        Reached("began an alarm", r"\.NewAlarmActivity$$"),
        Stored("set", "SELECT 1 FROM alarms WHERE time = :time AND label = 'Ferry'"),
    ),
    mutants=(
        NOTHING,
        Mutant("in the evening", (_alarm("'17:50'", "'Ferry'", "'Sat,Sun'"),)),
        Mutant("only once", (_alarm(":time", "'Ferry'"),)),
        Mutant(
            "another alarm off", (_alarm(":time", "'Ferry'", "'Sat,Sun'"), "UPDATE alarms SET enabled = 0 WHERE id = 1")
        ),
    ),
)

ALARM_OFF = task(
    id="alarm-off",
    optimal=2,
    facts="SELECT id, time FROM alarms WHERE label = 'Weekend'",
    goal="Turn off the alarm of $time in the Clock; do not delete it.",
    words="""open the app Clock
turn off "Alarm $time"
check that "Alarm $time" is off""",
    effects=frozenset({"submit"}),
    end=("UPDATE alarms SET enabled = 0 WHERE id = :id",),
    milestones=(Stored("off", "SELECT 1 FROM alarms WHERE id = :id AND NOT enabled"),),
    mutants=(
        NOTHING,
        Mutant("deleted", ("DELETE FROM alarms WHERE id = :id",)),
        Mutant("all of them", ("UPDATE alarms SET enabled = 0",)),
    ),
)

GUEST = task(
    id="lunch-with-a-guest",
    apps=frozenset({"Contacts"}),
    optimal=8,
    facts=f"SELECT friend, (SELECT name FROM contacts WHERE id = other_id) AS somebody FROM {FRIEND}",
    goal='Enter "Lunch" on Sunday 24 May from 10:00 to 11:00 in the Calendar, with $friend from the contacts as guest.',
    words="""open the app Calendar
click "Sunday 24 May"
click "New event"
type "Lunch" in "Title"
click "Add from contacts"
type "$friend" in "Search contacts"
click "$friend"
wait until "Title" is shown
click "Save"
wait until "Edit" is shown""",
    effects=frozenset({"submit"}),
    end=(event("'Lunch'", "'2026-05-24'", "'10:00'", "'11:00'", guests=":friend"),),
    milestones=(
        Reached("began an event", r"\.NewEventActivity$$"),
        Reached("came to Contacts", r"com\.example\.contacts/"),
        Stored("entered", "SELECT 1 FROM events WHERE title = 'Lunch' AND guests = :friend"),
    ),
    mutants=(
        NOTHING,
        Mutant("without the guest", (event("'Lunch'", "'2026-05-24'", "'10:00'", "'11:00'"),)),
        Mutant("with somebody else", (event("'Lunch'", "'2026-05-24'", "'10:00'", "'11:00'", guests=":somebody"),)),
        Mutant("today", (event("'Lunch'", "'2026-05-18'", "'10:00'", "'11:00'", guests=":friend"),)),
    ),
)

MOVE = task(
    id="move-the-dentist",
    optimal=13,
    facts="""SELECT e.id, substr('SunMonTueWedThuFriSat', 1 + 3 * strftime('%w', date), 3) AS short,
            CASE strftime('%w', date) WHEN '0' THEN 'Sunday' WHEN '1' THEN 'Monday' WHEN '2' THEN 'Tuesday'
                WHEN '3' THEN 'Wednesday' WHEN '4' THEN 'Thursday' WHEN '5' THEN 'Friday' ELSE 'Saturday' END
            || ' ' || CAST(strftime('%d', date) AS INTEGER) || ' May' AS day
        FROM events e WHERE title = 'Dentist'""",
    goal="Move the dentist's appointment on $day in the Calendar to 11:15, until 12:00 on the same day.",
    words=f"""open the app Calendar
click "$day, 1 event"
click "Dentist, 09:00 – 09:45"
click "Edit"
{pick('Starts', '11', '15')}{pick('Ends', '12', '0')}click "Save"
wait until "Save" is gone""",
    effects=frozenset({"submit"}),
    end=("UPDATE events SET starts = '11:15', ends = '12:00' WHERE id = :id",),
    milestones=(
        Reached("opened it", r"\.EventActivity$$"),
        Stored("moved", "SELECT 1 FROM events WHERE id = :id AND starts = '11:15'"),
    ),
    mutants=(
        NOTHING,
        Mutant("only its start", ("UPDATE events SET starts = '11:15', ends = '12:15' WHERE id = :id",)),
        Mutant("another day",
               ("UPDATE events SET starts = '11:15', ends = '12:00', date = '2026-05-18' WHERE id = :id",)),
        Mutant("a second one", (event("'Dentist'", "'2026-05-19'", "'11:15'", "'12:00'", "'Brightwater Clinic'"),)),
    ),
)  # fmt: skip

FERRY = task(
    id="alarm-for-the-ferry",
    optimal=11,
    facts="""SELECT value AS leaves, printf('%02d', value - 1) || substr(value, 3) AS time,
            CAST(value - 1 AS INTEGER) AS hour, CAST(substr(value, 4) AS INTEGER) AS minute
        FROM page_facts WHERE name = 'First ferry to Sandholm'""",
    goal="When does the first ferry to Sandholm leave? Look at ferries.example/timetable with the Browser, and set an "
    'alarm for one hour before in the Clock, with the label "Boat".',
    words="""open the app Browser
type "ferries.example/timetable" in "Search or type web address"
press Enter
check that "$leaves" is shown
open the app Clock
click "Add alarm"
click "08:00"
type "$hour" in "Hour"
type "$minute" in "Minute"
click "OK"
type "Boat" in "Label"
click "Save"
wait until "Add alarm" is shown""",
    effects=frozenset({"submit"}),
    end=(_alarm(":time", "'Boat'"),),
    milestones=(
        Reached("opened the page", r"\.PageActivity$$"),
        Reached("came to the Clock", r"com\.example\.clock/"),
        Stored("set", "SELECT 1 FROM alarms WHERE time = :time AND label = 'Boat'"),
    ),
    mutants=(
        NOTHING,
        Mutant("when it leaves", (_alarm(":leaves", "'Boat'"),)),
        Mutant("no label", (_alarm(":time", "''"),)),
        Mutant("every day", (_alarm(":time", "'Boat'", "'Mon,Tue,Wed,Thu,Fri,Sat,Sun'"),)),
    ),
)

PICNIC = task(
    id="picnic-on-the-drier-day",
    optimal=9,
    facts="""SELECT a.name AS day, b.name AS wetter, '2026-05-' || substr(a.name, -6, 2) AS date,
            '2026-05-' || substr(b.name, -6, 2) AS wet_date
        FROM page_facts a, page_facts b WHERE a.address LIKE '%weather%' AND b.address = a.address
            AND a.name IN ('Saturday 23 May', 'Sunday 24 May') AND b.name IN ('Saturday 23 May', 'Sunday 24 May')
            AND a.value + 0 < b.value + 0""",
    goal="By weather.example/portwick in the Browser, on which day of the coming weekend is rain less likely? Enter "
    '"Picnic" on that day in the Calendar, from 10:00 to 11:00, at Castle Gardens.',
    words="""open the app Browser
type "weather.example/portwick" in "Search or type web address"
press Enter
check that "$day" is shown
open the app Calendar
click "$day"
click "New event"
type "Picnic" in "Title"
type "Castle Gardens" in "Location"
click "Save"
wait until "Edit" is shown""",
    effects=frozenset({"submit"}),
    end=(event("'Picnic'", ":date", "'10:00'", "'11:00'", "'Castle Gardens'"),),
    milestones=(
        Reached("opened the page", r"\.PageActivity$$"),
        Reached("came to the Calendar", r"com\.example\.calendar/"),
        Stored("entered", "SELECT 1 FROM events WHERE title = 'Picnic' AND date = :date"),
    ),
    mutants=(
        NOTHING,
        Mutant("on the wetter day", (event("'Picnic'", ":wet_date", "'10:00'", "'11:00'", "'Castle Gardens'"),)),
        Mutant("nowhere", (event("'Picnic'", ":date", "'10:00'", "'11:00'"),)),
        Mutant("and bookmarked", (event("'Picnic'", ":date", "'10:00'", "'11:00'", "'Castle Gardens'"),
                                  "INSERT INTO bookmarks VALUES ('https://weather.example/portwick', 'Weather')")),
    ),
)  # fmt: skip

TASKS = (ALARM, ALARM_OFF, GUEST, MOVE, FERRY, PICNIC)
