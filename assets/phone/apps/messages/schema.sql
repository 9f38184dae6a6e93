CREATE TABLE messages (id INTEGER PRIMARY KEY AUTOINCREMENT, phone TEXT NOT NULL CHECK (phone <> ''),
  direction TEXT NOT NULL CHECK (direction IN ('in', 'out')), body TEXT NOT NULL CHECK (body <> ''), sent_at TEXT NOT NULL);
-- Up to which message somebody has looked at a conversation.
CREATE TABLE trace_read (phone TEXT PRIMARY KEY, message_id INTEGER NOT NULL) WITHOUT ROWID;
