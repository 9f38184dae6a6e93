"""Ways in which pages and programs drift between recording and replay; see `change`."""
