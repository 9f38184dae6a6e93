"""The demo shop: a small web site on SQLite to show, test and measure Journeyman on."""
