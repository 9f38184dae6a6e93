"""What the phone's owner has been doing: conversations, notes, alarms, appointments, saved things."""

import sqlite3
from datetime import timedelta
from random import Random

from controllers.virtual_phone.world.clock import SWITCHED_ON, on_day

TALKS = (
    (("in", "Are you coming on Saturday?"), ("out", "Yes, I bring the salad."), ("in", "Perfect!")),
    (("out", "The keys are under the pot."), ("in", "Found them, thank you.")),
    (("in", "Your bicycle is ready, we close at six."),),
    (("in", "Did you see the puffins?"), ("out", "Eleven of them!"), ("in", "Send pictures")),
    (("out", "Happy birthday! 🎂"), ("in", "You remembered 😊")),
    (("in", "Could you send me the address of the bakery?"),),
    (("in", "Running ten minutes late."), ("out", "No hurry.")),
    (("in", "The book you ordered has arrived."), ("out", "I come by tomorrow.")),
)
NOTES = (
    ("Shopping", "Milk\nRye bread\nTomatoes\nCoffee"),
    ("Books to read", "The Salt Road\nA Year of Tides"),
    ("Paint for the shed", "Door: sea green. Window: white. Two litres each."),
    ("Ideas for the trip", "Ferry, bicycle, a swim before breakfast."),
    ("Wi-Fi of the cabin", "Network: Alder\nPassword on the fridge."),
    ("Meter reading", "14 May: 48 213 kWh"),
)
APPOINTMENTS = (
    ("Dentist", "09:00", "09:45", "Brightwater Clinic"), ("Team lunch", "12:30", "13:30", "The Copper Pan"),
    ("Choir", "19:00", "21:00", "Castle Hill"), ("Parents' evening", "18:00", "19:30", "Maple Street School"),
    ("Haircut", "16:15", "17:00", "Union Row"), ("Swimming", "07:30", "08:30", "Harbour Baths"),
    ("Call with the bank", "10:00", "10:30", ""), ("Flat inspection", "14:00", "15:00", "Elm Row"),
    ("Book club", "20:00", "22:00", "The Reading Cup"),
)  # fmt: skip
ALARMS = (
    ("06:45", "Get up", "Mon,Tue,Wed,Thu,Fri", 1),
    ("08:30", "Weekend", "Sat,Sun", 1),
    ("13:00", "Medicine", "", 0),
)


def fill_agenda(connection: sqlite3.Connection, draw: Random) -> None:
    """Fill the owner's own apps."""
    _talk(connection, draw)
    edited = (SWITCHED_ON - timedelta(days=2)).isoformat(timespec="seconds")
    notes = [(title, body, int(i == 0), edited) for i, (title, body) in enumerate(draw.sample(NOTES, len(NOTES)))]
    connection.executemany("INSERT INTO notes (title, body, pinned, edited_at) VALUES (?, ?, ?, ?)", notes)
    connection.executemany("INSERT INTO alarms (time, label, days, enabled) VALUES (?, ?, ?, ?)", ALARMS)
    days = draw.sample([day for day in range(1, 13) if day not in (5, 6)], len(APPOINTMENTS))
    connection.executemany(
        "INSERT INTO events (title, starts, ends, place, date) VALUES (?, ?, ?, ?, ?)",
        [(*appointment, on_day(day)) for appointment, day in zip(APPOINTMENTS, days, strict=True)],
    )
    for permission in (
        ("com.example.messages", "android.permission.READ_CONTACTS"),
        ("com.example.clock", "android.permission.POST_NOTIFICATIONS"),
    ):
        connection.execute("INSERT INTO grants (package, permission, granted) VALUES (?, ?, 1)", permission)


def _talk(connection: sqlite3.Connection, draw: Random) -> None:
    """Conversations with people of the address book, the last one today."""
    phones = [row[0] for row in connection.execute("SELECT phone FROM contacts ORDER BY id")]
    for hours, (phone, talk) in enumerate(
        zip(draw.sample(phones, len(TALKS)), draw.sample(TALKS, len(TALKS)), strict=True)
    ):
        began = SWITCHED_ON - timedelta(hours=6 * (len(TALKS) - hours))
        for minutes, (direction, body) in enumerate(talk):
            sent = (began + timedelta(minutes=minutes)).isoformat(timespec="seconds")
            connection.execute("INSERT INTO messages (phone, direction, body, sent_at) VALUES (?, ?, ?, ?)",
                               (phone, direction, body, sent))  # fmt: skip
        last = connection.execute("SELECT max(id) FROM messages").fetchone()[0]
        connection.execute("INSERT INTO trace_read VALUES (?, ?)", (phone, last - (hours >= len(TALKS) - 2)))
