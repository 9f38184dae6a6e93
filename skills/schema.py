"""The tables of `library.db`, as the steps that bring an older file to the present format."""

from skills.database import Migration

MIGRATIONS = (
    Migration(
        1,
        (
            """CREATE TABLE shortcuts (
                id INTEGER PRIMARY KEY,
                name TEXT NOT NULL COLLATE NOCASE,
                version INTEGER NOT NULL,
                scope TEXT NOT NULL,
                json TEXT NOT NULL,
                saved REAL NOT NULL,
                worked INTEGER NOT NULL DEFAULT 0,
                failed INTEGER NOT NULL DEFAULT 0,
                UNIQUE (name, version))""",
            """CREATE TABLE tips (
                id INTEGER PRIMARY KEY,
                sense TEXT NOT NULL,
                scope TEXT NOT NULL,
                json TEXT NOT NULL,
                saved REAL NOT NULL,
                worked INTEGER NOT NULL DEFAULT 0,
                failed INTEGER NOT NULL DEFAULT 0,
                UNIQUE (scope, sense))""",
            """CREATE VIEW newest AS
                SELECT * FROM shortcuts AS s
                WHERE version = (SELECT max(version) FROM shortcuts WHERE name = s.name)""",
            """CREATE VIRTUAL TABLE words USING fts5 (
                name, text, shortcut UNINDEXED, tip UNINDEXED, tokenize = 'porter unicode61 remove_diacritics 2')""",
        ),
    ),
    Migration(
        2,
        (
            # The version whose contents these are, where an undo has brought them back.
            "ALTER TABLE shortcuts ADD COLUMN restores INTEGER",
            "CREATE TABLE disabled (name TEXT PRIMARY KEY COLLATE NOCASE) WITHOUT ROWID",
        ),
    ),
    Migration(
        3,
        (
            # Recall looks in one place only, so the place is among the words that are searched.
            "DROP TABLE words",
            """CREATE VIRTUAL TABLE words USING fts5 (
                name, text, place, tokenize = 'porter unicode61 remove_diacritics 2')""",
            # A row is found by its number: that of the Tip, even, or of the Shortcut's newest version, odd.
            """INSERT INTO words (rowid, name, text, place)
                SELECT 2 * id, '', json_extract(json, '$.text'), iif(scope = '', 'anywhere', scope) FROM tips""",
            """INSERT INTO words (rowid, name, text, place)
                SELECT 2 * id + 1, name, coalesce(json_extract(json, '$.description'), '') || char(10) ||
                coalesce((SELECT group_concat(atom, char(10)) FROM json_tree(newest.json) WHERE key = 'words'), ''),
                iif(scope = '', 'anywhere', scope) FROM newest""",
            """CREATE TABLE witnesses (
                tip INTEGER NOT NULL REFERENCES tips ON DELETE CASCADE,
                episode TEXT NOT NULL,
                speaks_for INTEGER NOT NULL,
                PRIMARY KEY (tip, episode)) WITHOUT ROWID""",
            """CREATE TABLE cases (
                id INTEGER PRIMARY KEY,
                name TEXT NOT NULL COLLATE NOCASE,
                json TEXT NOT NULL,
                UNIQUE (name, json))""",
        ),
    ),
    Migration(
        4,
        (
            """CREATE TABLE proposals (
                id INTEGER PRIMARY KEY,
                name TEXT NOT NULL COLLATE NOCASE,
                json TEXT NOT NULL,
                saved REAL NOT NULL,
                state TEXT NOT NULL DEFAULT 'proposed',
                became INTEGER NOT NULL DEFAULT 0)""",
        ),
    ),
    Migration(
        5,
        (
            # The version that a case was last borne out by; 0 where that is not known.
            "ALTER TABLE cases ADD COLUMN version INTEGER NOT NULL DEFAULT 0",
            """UPDATE cases SET version = 1 WHERE name IN
                (SELECT name FROM shortcuts GROUP BY name HAVING max(version) = 1)""",
        ),
    ),
    Migration(
        6,
        (
            # What a skill is for, by the row of its words; the vector is computed when it is first asked for.
            """CREATE TABLE meanings (
                row INTEGER PRIMARY KEY,
                scope TEXT NOT NULL,
                text TEXT NOT NULL,
                model TEXT NOT NULL DEFAULT '',
                vector BLOB)""",
            "CREATE INDEX meanings_of_a_place ON meanings (scope, model)",
            """INSERT INTO meanings (row, scope, text)
                SELECT 2 * id, scope, substr(coalesce(json_extract(json, '$.text'), ''), 1, 500)
                FROM tips WHERE json_valid(json)""",
            """INSERT INTO meanings (row, scope, text)
                SELECT 2 * id + 1, scope, substr(coalesce(nullif(json_extract(json, '$.task'), ''),
                    name || char(10) || coalesce(json_extract(json, '$.description'), '')), 1, 500)
                FROM newest WHERE json_valid(json)""",
        ),
    ),
    Migration(7, ("CREATE TABLE patches (name TEXT PRIMARY KEY, png BLOB NOT NULL)",)),
    Migration(
        8,
        (
            # How many trials a version has passed; of an older library, those with other values, which were kept.
            "ALTER TABLE shortcuts ADD COLUMN trials INTEGER NOT NULL DEFAULT 0",
            """UPDATE shortcuts SET trials = (SELECT count(*) FROM cases
                WHERE cases.name = shortcuts.name AND cases.version = shortcuts.version
                AND json_valid(cases.json) AND json_extract(cases.json, '$.on_trial'))""",
        ),
    ),
)
