"""What everybody reads: the news, by readers, topic and author."""

from functools import partial

from app.bench.suites.phone.people import CHOOSER, FRIEND, NOTHING, PHONE, SEND_TO_FRIEND, event, message, note, pick
from app.bench.task import BenchTask, Mutant, Reached, Said, Stored

task = partial(BenchTask, scenario="trends", targets=PHONE)
RANKED = """(SELECT a.*, a.title || ' (' || source || ') https://news.example/' || a.id AS told,
        (SELECT id FROM articles ORDER BY readers DESC LIMIT 1 OFFSET 1) AS second_id,
        (SELECT title || ' (' || source || ') https://news.example/' || id FROM articles
            ORDER BY readers DESC LIMIT 1 OFFSET 1) AS second_told
    FROM articles a ORDER BY readers DESC LIMIT 1)"""
"""The article with the most readers, and the one after it."""

SAVE_TOP = task(
    id="save-most-read",
    optimal=4,
    facts=f"SELECT id, title, second_id FROM {RANKED}",
    goal="Save the article that has the most readers in News.",
    words="""open the app News
click "Trending"
click "$title"
click "Save"
wait until "Remove from saved" is shown""",
    effects=frozenset({"submit"}),
    end=("INSERT INTO saved_articles VALUES (:id)",),
    milestones=(
        Reached("looked at what trends", r"\.TrendingActivity$$"),
        Reached("opened an article", r"\.ArticleActivity$$"),
        Stored("saved", "SELECT 1 FROM saved_articles WHERE article_id = :id"),
    ),
    mutants=(
        NOTHING,
        Mutant("the second", ("INSERT INTO saved_articles VALUES (:second_id)",)),
        Mutant("both", ("INSERT INTO saved_articles VALUES (:id)", "INSERT INTO saved_articles VALUES (:second_id)")),
    ),
)

TOP_TO_FRIEND = task(
    id="share-most-read",
    apps=frozenset({CHOOSER}),
    optimal=8,
    facts=f"SELECT title, told, second_told, friend, friend_phone, other_phone FROM {RANKED}, {FRIEND}",
    goal="Share the article that has the most readers in News with $friend in Messages.",
    words=f"""open the app News
click "Trending"
click "$title"
click "Share"
click "Messages"
{SEND_TO_FRIEND}wait until "Text message" is shown""",
    effects=frozenset({"send"}),
    end=(message(":told"),),
    milestones=(
        Reached("opened an article", r"\.ArticleActivity$$"),
        Reached("came to a conversation", r"\.ConversationActivity$$"),
        Stored("sent", "SELECT 1 FROM messages WHERE phone = :friend_phone AND body = :told"),
    ),
    mutants=(
        NOTHING,
        Mutant("the second", (message(":second_told"),)),
        Mutant("to somebody else", (message(":told", ":other_phone"),)),
        Mutant("only its title", (message(":title"),)),
    ),
)

FOLLOW = task(
    id="follow-topic",
    optimal=5,
    facts="SELECT 'Culture' AS topic, 'Science' AS former",
    goal="In News, follow the topic $topic and stop following $former.",
    words="""open the app News
click "$topic"
click "Follow"
wait until "Following" is shown
click "$former"
click "Following"
wait until "Follow" is shown""",
    effects=frozenset({"submit"}),
    end=("INSERT INTO followed_topics VALUES (:topic)", "DELETE FROM followed_topics WHERE topic = :former"),
    milestones=(
        Stored("follows", "SELECT 1 FROM followed_topics WHERE topic = :topic"),
        Stored("no longer follows", "SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM followed_topics WHERE topic = :former)"),
    ),
    mutants=(
        NOTHING,
        Mutant("follows both", ("INSERT INTO followed_topics VALUES (:topic)",)),
        Mutant("follows none", ("DELETE FROM followed_topics",)),
        Mutant("another topic", ("INSERT INTO followed_topics VALUES ('Sport')",
                                 "DELETE FROM followed_topics WHERE topic = :former")),
    ),
)  # fmt: skip

AUTHOR = task(
    id="who-wrote-it",
    optimal=3,
    facts="SELECT id, author, title, 'Night sky' AS words FROM articles WHERE title LIKE 'Octopus%'",
    goal='Who wrote the article "$title" in News?',
    words="""open the app News
type "Octopus" in "Search news"
click "$title"
read the text below "$title" as author
answer with the author""",
    effects=frozenset(),
    answer="$author",
    milestones=(Reached("opened an article", r"\.ArticleActivity$$"), Said("told who", "$author")),
    mutants=(
        NOTHING,
        Mutant("somebody else", answer="Nora Blom"),
        Mutant("saved on the way", ("INSERT INTO saved_articles VALUES (:id)",)),
    ),
)

NEWS_NOTE = task(
    id="newest-to-notes",
    apps=frozenset({CHOOSER}),
    optimal=6,
    facts="""SELECT title, title || ' (' || source || ') https://news.example/' || id AS told,
            (SELECT title FROM articles WHERE topic = 'Technology' ORDER BY published LIMIT 1) AS oldest
        FROM articles WHERE topic = 'Technology' ORDER BY published DESC LIMIT 1""",
    goal="Share the newest article on Technology in News to Notes and save it there.",
    words="""open the app News
click "Technology"
click "$title"
click "Share"
click "Notes"
click "Save"
wait until "Share" is shown""",
    effects=frozenset({"submit", "send"}),
    end=(note(":title", ":told"),),
    milestones=(
        Reached("opened an article", r"\.ArticleActivity$$"),
        Reached("came to Notes", r"com\.example\.notes/"),
        Stored("noted", "SELECT 1 FROM notes WHERE body = :told"),
    ),
    mutants=(
        NOTHING,
        Mutant("the oldest", (note(":oldest", ":told"),)),
        Mutant(
            "saved in News, too", (note(":title", ":told"), "INSERT INTO saved_articles SELECT min(id) FROM articles")
        ),
        Mutant("no title", (note("''", ":told"),)),
    ),
)

NIGHT = task(
    id="night-sky-event",
    optimal=14,
    facts="SELECT id, title FROM articles WHERE title LIKE 'Night sky park%'",
    goal='Read in News on which day the first guided night in the night sky park is, and enter "Night sky" on that day '
    "from 22:00 to 23:00 in the Calendar.",
    words=f"""open the app News
type "Night sky" in "Search news"
click "$title"
check that "The first guided night is on Saturday." is shown
open the app Calendar
click "Saturday 23 May"
click "New event"
type "Night sky" in "Title"
{pick("Starts", "22")}{pick("Ends", "23")}click "Save"
wait until "Edit" is shown""",
    effects=frozenset({"submit"}),
    end=(event("'Night sky'", "'2026-05-23'", "'22:00'", "'23:00'"),),
    milestones=(
        Reached("read the article", r"\.ArticleActivity$$"),
        Reached("came to the Calendar", r"com\.example\.calendar/"),
        Stored("entered", "SELECT 1 FROM events WHERE title = 'Night sky' AND date = '2026-05-23'"),
    ),
    mutants=(
        NOTHING,
        Mutant("on Sunday", (event("'Night sky'", "'2026-05-24'", "'22:00'", "'23:00'"),)),
        Mutant("in the morning", (event("'Night sky'", "'2026-05-23'", "'10:00'", "'23:00'"),)),
        Mutant("twice", (event("'Night sky'", "'2026-05-23'", "'22:00'", "'23:00'"),) * 2),
    ),
)

TASKS = (SAVE_TOP, TOP_TO_FRIEND, FOLLOW, AUTHOR, NEWS_NOTE, NIGHT)
