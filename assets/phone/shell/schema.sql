-- What the system itself keeps.
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE grants (id INTEGER PRIMARY KEY, package TEXT NOT NULL, permission TEXT NOT NULL, granted INTEGER NOT NULL,
  UNIQUE (package, permission));
CREATE TABLE trace_notifications (id INTEGER PRIMARY KEY AUTOINCREMENT, package TEXT NOT NULL, title TEXT NOT NULL,
  text TEXT NOT NULL, intent TEXT NOT NULL, posted_at TEXT NOT NULL);
