"""The people a phone knows: names that a seed draws from, and their cards."""

import sqlite3
import unicodedata
from random import Random

CONTACTS = 200

LOOKALIKES = (
    ("Anna Lindberg", "Anna Lindbergh"),
    ("Jonas Meyer", "Jonas Meier"),
    ("Katerina Papadaki", "Katerina Papadakis"),
    ("Sofia Marquez", "Sofia Márquez"),
    ("Tom Whitfield", "Tom Whitefield"),
)
"""Two people whom a careless reader takes for one; every seed has one such pair."""

FIRST_NAMES = (
    "Aaron Abigail Adèle Aiko Alba Amir Anouk Antoine Astrid Beatriz Ben Bianca Björn Carla Cem Chloé Clara Dario "
    "David Dilek Edda Elias Ella Emil Enzo Esra Eva Felix Fiona Frida Gabriel Greta Hana Hannes Helena Hugo Ida "
    "Ines Iris Ivan Jana Jasper Joana Jonna Jules Karim Kira Lars Laura Lea Leo Lina Luca Lucía Malik Mara Mario "
    "Mats Maya Mila Nadia Nils Nora Oksana Olga Oskar Pablo Paula Petra Priya Quentin Rafael Rana Rosa Ruben "
    "Samir Sara Selma Simon Stella Taro Tess Theo Tilda Uma Valentin Vera Viktor Wanda Xenia Yara Yusuf Zoë Ελένη "
    "Νίκος Δανάη Γιώργος"
).split()

LAST_NAMES = (
    "Abbott Alvarez Andersson Arslan Bakker Banerjee Baumann Becker Bernard Bianchi Blom Brandt Calder Carvalho Costa "
    "Dahl Demir Dubois Eriksen Fabre Ferrari Fischer Forster Garnier Girard Hansen Haugen Herrera Hoffmann Iversen "
    "Jansen Jensen Kaplan Keller Koch Kowalski Krüger Laurent Leitner Lopez Lund Marino Martens Molnár Moreau Novak "
    "Nyberg Okafor Olsen Ortega Petrov Quist Ramos Richter Rossi Santos Schäfer Silva Sato Sørensen Tanaka Thorne "
    "Ulrich Vargas Vogel Wagner Weiss Winter Yilmaz Zimmer"
).split()

COMPANIES = (
    "Atelier Nord,Blue Heron Books,Brightwater Clinic,Cedar & Pine,City Library,Fern Studio,Harbour Bakery,"
    "Kestrel Maps,Lumen Optics,Maple Street School,North Star Travel,Orchard Foods,Quarry Climbing,River Radio,"
    "Saltbox Design,Tandem Cycles,Willow Dental"
).split(",")

STREETS = (
    "Alder Lane,Bridge Street,Castle Hill,Dock Road,Elm Row,Fountain Square,Garden Walk,High Street,Ivy Close,"
    "Lighthouse Road,Market Place,Mill Lane,Orchard Way,Park Avenue,Quay Street,Station Road,Tower Street,Union Row"
).split(",")

TOWN = "Portwick"
"""The town in which everything on the phone happens."""


def fill_contacts(connection: sqlite3.Connection, draw: Random) -> None:
    """A full address book: look-alikes first among equals, everybody shuffled."""
    names = _names(draw)
    phones = draw.sample(range(100_000, 999_999), len(names))
    connection.executemany(
        "INSERT INTO contacts (name, phone, email, company, address, note, favourite) VALUES (?, ?, ?, ?, ?, '', ?)",
        [_card(draw, name, phone, i in (3, 20, 77)) for i, (name, phone) in enumerate(zip(names, phones, strict=True))],
    )


def _names(draw: Random) -> list[str]:
    pairs = {(first, last) for first in FIRST_NAMES for last in LAST_NAMES}
    drawn = draw.sample(sorted(pairs), CONTACTS - 2)
    names = [f"{first} {last}" for first, last in drawn] + list(draw.choice(LOOKALIKES))
    draw.shuffle(names)
    return names


def _card(draw: Random, name: str, phone: int, favourite: bool) -> tuple[str | int, ...]:
    email = f"{_ascii(name).replace(' ', '.')}@mail.example"
    company = draw.choice(COMPANIES) if draw.random() < 0.6 else ""
    address = f"{draw.randrange(1, 120)} {draw.choice(STREETS)}, {TOWN}"
    return name, f"+44 7{phone // 1000:03} {phone % 1000:03}", email, company, address, int(favourite)


def _ascii(name: str) -> str:
    """Lower-case letters for an e-mail address; Greek by its Latin look."""
    latin = str.maketrans("αβγδεζηικλμνοπρστυχώςήίάό", "abgdezhiklmnoprstuxoshiao")
    plain = unicodedata.normalize("NFKD", name.lower().translate(latin).replace("ø", "o"))
    return "".join(letter for letter in plain if letter.isascii() and (letter.isalnum() or letter == " "))
