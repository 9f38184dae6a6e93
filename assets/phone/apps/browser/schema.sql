-- The web, as far as this phone can reach it: pages by address.
CREATE TABLE pages (address TEXT PRIMARY KEY, title TEXT NOT NULL, html TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE bookmarks (address TEXT PRIMARY KEY, title TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE trace_visits (id INTEGER PRIMARY KEY AUTOINCREMENT, address TEXT NOT NULL, title TEXT NOT NULL, visited_at TEXT NOT NULL);
-- What the pages tell, by name: page_facts is what a reader should find.
CREATE TABLE page_facts (address TEXT NOT NULL REFERENCES pages, name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (address, name)) WITHOUT ROWID;
