"""Where to go: restaurants, cafés and sights, found in Maps."""

from functools import partial

from app.bench.suites.phone.people import CHOOSER, FRIEND, NOTHING, PHONE, SEND_TO_FRIEND, event, message, note, pick
from app.bench.task import BenchTask, Mutant, Reached, Said, Stored

task = partial(BenchTask, scenario="places", targets=PHONE)


def _best(kind: str, order: str = "rating DESC") -> str:
    """The first and the second place of a category, in that order."""
    return f"""SELECT first.*, second.id AS second_id, second.name AS second, second.address AS second_address
        FROM (SELECT id AS place_id, name AS place, address, phone AS number FROM places
                WHERE category = '{kind}' ORDER BY {order} LIMIT 1) AS first,
            (SELECT * FROM places WHERE category = '{kind}' ORDER BY {order} LIMIT 1 OFFSET 1) AS second"""


BEST_ITALIAN = task(
    id="save-best-italian",
    optimal=6,
    facts=_best("Italian restaurant"),
    goal="In Maps, find the Italian restaurant with the best rating and save it.",
    words="""open the app Maps
type "Italian" in "Search here"
click "Nearest"
click "Best rated"
click "$place"
click "Save"
wait until "Saved" is shown""",
    effects=frozenset({"submit"}),
    end=("INSERT INTO saved_places VALUES (:place_id)",),
    milestones=(
        Reached("opened Maps", r"com\.example\.maps/"),
        Reached("opened a place", r"\.PlaceActivity$$"),
        Stored("saved it", "SELECT 1 FROM saved_places WHERE place_id = :place_id"),
    ),
    mutants=(
        NOTHING,
        Mutant("the second best", ("INSERT INTO saved_places VALUES (:second_id)",)),
        Mutant("both", ("INSERT INTO saved_places VALUES (:place_id)", "INSERT INTO saved_places VALUES (:second_id)")),
    ),
)

SHARE_PLACE = task(
    id="share-ramen",
    apps=frozenset({CHOOSER}),
    optimal=8,
    facts=f"""SELECT *, place || ', ' || address || ', ' || number AS told, second || ', ' || second_address AS wrong
        FROM ({_best("Japanese restaurant", "minutes")}), {FRIEND}""",
    goal="Find the nearest Japanese restaurant in Maps and share it with $friend in Messages.",
    words=f"""open the app Maps
type "Japanese" in "Search here"
click "$place"
click "Share"
click "Messages"
{SEND_TO_FRIEND}wait until "Send message" is shown""",
    effects=frozenset({"send"}),
    end=(message(":told"),),
    milestones=(
        Reached("opened a place", r"\.PlaceActivity$$"),
        Reached("came to Messages", r"com\.example\.messages/"),
        Stored("sent it", "SELECT 1 FROM messages WHERE phone = :friend_phone AND body = :told"),
    ),
    mutants=(
        NOTHING,
        Mutant("to somebody else", (message(":told", ":other_phone"),)),
        Mutant("another place", (message(":wrong"),)),
        Mutant("sent twice", (message(":told"),) * 2),
    ),
)

PLACE_TO_CONTACTS = task(
    id="place-to-contacts",
    apps=frozenset({"Contacts"}),
    optimal=5,
    facts=_best("Hotel", "price, minutes"),
    goal="Look up the hotel $place in Maps and add its phone number and address to Contacts.",
    words="""open the app Maps
type "$place" in "Search here"
click "$place"
click "$number"
wait until "New contact" is shown
click "Save"
wait until "Edit" is shown""",
    effects=frozenset({"submit"}),
    end=("INSERT INTO contacts (name, phone, address) VALUES (:place, :number, :address)",),
    milestones=(
        Reached("opened a place", r"\.PlaceActivity$$"),
        Reached("came to Contacts", r"com\.example\.contacts/"),
        Stored("stored it", "SELECT 1 FROM contacts WHERE name = :place"),
    ),
    mutants=(
        NOTHING,
        Mutant("without its number", ("INSERT INTO contacts (name, address) VALUES (:place, :address)",)),
        Mutant("another's address",
               ("INSERT INTO contacts (name, phone, address) VALUES (:place, :number, :second_address)",)),
        Mutant("over somebody", ("UPDATE contacts SET name = :place, phone = :number WHERE id = 1",)),
    ),
)  # fmt: skip

REVIEW = task(
    id="review-museum",
    optimal=8,
    facts="""SELECT m.id AS place_id, m.name AS place, o.id AS other_id FROM places m, places o
        WHERE m.name = 'Maritime Museum' AND o.name = 'Portwick Museum'""",
    goal='In Maps, write a review of $place: four stars, "The diving bell is worth the trip."',
    words="""open the app Maps
type "$place" in "Search here"
click "$place"
scroll to "Write a review"
click "Write a review"
click "4 stars"
type "The diving bell is worth the trip." in "Your review"
click "Post"
wait until "Post" is gone""",
    effects=frozenset({"submit", "send"}),
    end=("""INSERT INTO reviews (place_id, author, stars, body)
        VALUES (:place_id, 'Robin Harper', 4, 'The diving bell is worth the trip.')""",),
    milestones=(
        Reached("opened a place", r"\.PlaceActivity$$"),
        Stored("reviewed", "SELECT 1 FROM reviews WHERE place_id = :place_id AND author = 'Robin Harper'"),
    ),
    mutants=(
        NOTHING,
        Mutant("five stars", ("""INSERT INTO reviews (place_id, author, stars, body)
            VALUES (:place_id, 'Robin Harper', 5, 'The diving bell is worth the trip.')""",)),
        Mutant("of another museum", ("""INSERT INTO reviews (place_id, author, stars, body)
            VALUES (:other_id, 'Robin Harper', 4, 'The diving bell is worth the trip.')""",)),
        Mutant("without a word", ("""INSERT INTO reviews (place_id, author, stars, body)
            VALUES (:place_id, 'Robin Harper', 4, '')""",)),
    ),
)  # fmt: skip

CAFE_NOTE = task(
    id="cafe-note",
    optimal=8,
    facts=_best("Café", "minutes"),
    goal='Which café is nearest, by Maps? Write its address into a note in Notes with the title "Coffee", and answer '
    "with its name.",
    words="""open the app Maps
click "Cafés"
click "$place"
read the text above "Address" as address
open the app Notes
click "New note"
type "Coffee" in "Title"
type {address} in "Note"
click "Save"
wait until "New note" is shown
answer "$place" """,
    effects=frozenset({"submit"}),
    end=(note("'Coffee'", ":address"),),
    answer="$place",
    milestones=(
        Reached("opened a place", r"\.PlaceActivity$$"),
        Reached("came to Notes", r"com\.example\.notes/"),
        Stored("noted", "SELECT 1 FROM notes WHERE title = 'Coffee'"),
        Said("told the name", "$place"),
    ),
    mutants=(
        NOTHING,
        Mutant("another café's address", (note("'Coffee'", ":second_address"),)),
        Mutant("another café told", (note("'Coffee'", ":address"),), "$second"),
        Mutant("no title", (note("''", ":address"),)),
    ),
)

DINNER = task(
    id="greek-dinner",
    optimal=15,
    facts=_best("Greek restaurant"),
    goal="Find the best rated Greek restaurant in Maps, then enter a dinner there in the Calendar: Saturday 23 May, "
    '19:30 to 21:30, title "Dinner", with the restaurant as location.',
    words=f"""open the app Maps
type "Greek" in "Search here"
check that "$place" is shown
open the app Calendar
click "Saturday 23 May"
click "New event"
type "Dinner" in "Title"
type "$place" in "Location"
{pick("Starts", "19", "30")}{pick("Ends", "21", "30")}click "Save"
wait until "Edit" is shown""",
    effects=frozenset({"submit"}),
    end=(event("'Dinner'", "'2026-05-23'", "'19:30'", "'21:30'", ":place"),),
    milestones=(
        Reached("looked in Maps", r"com\.example\.maps/"),
        Reached("came to the Calendar", r"com\.example\.calendar/"),
        Stored("entered", "SELECT 1 FROM events WHERE title = 'Dinner' AND date = '2026-05-23'"),
    ),
    mutants=(
        NOTHING,
        Mutant("the other restaurant", (event("'Dinner'", "'2026-05-23'", "'19:30'", "'21:30'", ":second"),)),
        Mutant("a week later", (event("'Dinner'", "'2026-05-30'", "'19:30'", "'21:30'", ":place"),)),
        Mutant("half past seven in the morning", (event("'Dinner'", "'2026-05-23'", "'07:30'", "'21:30'", ":place"),)),
    ),
)

TASKS = (BEST_ITALIAN, SHARE_PLACE, PLACE_TO_CONTACTS, REVIEW, CAFE_NOTE, DINNER)
