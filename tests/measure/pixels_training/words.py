"""What stands on the pages: labels, names, sentences and figures, in a few languages."""

from random import Random

ACTIONS = (
    "Save|Cancel|Delete|Edit|Add|New|Create|Send|Search|Filter|Export|Import|Download|Upload|Share|Print|Refresh|Apply"
    "|Reset|Next|Back|Previous|Continue|Finish|Close|Open|Copy|Move|Rename|Archive|Reply|Forward|Follow|Subscribe|OK"
    "|Sign in|Sign out|Log in|Register|Add to cart|Buy now|Check out|Mark as read|Show more|Load more|Learn more|Try it"
    "|Get started|View details|Add row|Add item|Invite|Approve|Reject|Speichern|Abbrechen|Löschen|Weiter|Suchen"
    "|Enregistrer|Annuler|Guardar|Enviar|Buscar|Opslaan"
).split("|")
FIELDS = (
    "Name|First name|Last name|E-mail|Phone|Address|Street|City|Postcode|Country|Company|Title|Subject|Message|Notes"
    "|Password|User name|Amount|Price|Quantity|Date|From|To|Start|End|Website|Language|Currency|Category|Status|Priority"
    "|Assigned to|Reference|Invoice number|Account|Project|Description|Tags|Search|Colour|Size|Strasse|Ort|Nom|Correo"
).split("|")
PLACES = (
    "Home|Overview|Dashboard|Orders|Customers|Products|Reports|Messages|Settings|Profile|Help|About|Contact|Pricing"
    "|Blog|Docs|Inbox|Sent|Drafts|Calendar|Tasks|Projects|Team|Files|Photos|Music|Videos|Library|Billing|Security"
    "|Notifications|Integrations|Activity|History|Favourites|Downloads|Explore|Community|Support|Store|Library"
).split("|")
CHOICES = (
    "Remember me|I accept the terms|Send me news|Daily|Weekly|Monthly|Never|Public|Private|Express|Standard|Wi-Fi"
    "|Bluetooth|Dark mode|Aeroplane mode|Location|Show hidden files|Wrap lines|Auto save|Spell check|Sound|Vibrate"
    "|E-mail|SMS|Gift wrap|Small|Medium|Large|Yes|No|Left|Right|Centre|Read only|Enabled|Two-step sign-in|Backups"
).split("|")
STATES = (
    "Open|Closed|Running|Stopped|Failed|Fault|Paid|Unpaid|Pending|Shipped|Delivered|Draft|Published|Active|Inactive|New"
    "|Done|In progress|Blocked|Bug|Feature|Wish|Confirmed|Urgent|High|Low|Medium|Online|Offline|Away|Beta|Stable|Late"
    "|Cancelled|Refunded|Ready|Off|On|Passed|Warning|Error|OK|Sale|In stock|Sold out|Admin|Guest|Offen|Bezahlt|Vacant"
).split("|")
PEOPLE = (
    "Ada Lovelace|Alan Turing|Grace Hopper|Jörg Möller|Zoë Laurent|Nuala Byrne|Ayşe Demir|Igor Petrov|Linh Tran|Bo Li"
    "|Maria Santos|John Smith|Aisha Khan|Lars Nilsson|Eva Novak|Tom Baker|Sofia Rossi|Kofi Mensah|Hana Sato|Olga Kuz"
).split("|")
NOUNS = (
    "report|invoice|meeting|ship|garden|window|letter|system|server|customer|river|market|street|picture|version|panel"
    "|update|number|order|music|winter|account|library|history|train|paper|coffee|engine|module|setting|harbour|voyage"
).split("|")
VERBS = (
    "shows|changes|needs|keeps|opens|sends|follows|holds|moves|starts|ends|finds|offers|reads|explains|carries".split(
        "|"
    )
)
SMALL = "the|a|every|this|our|one|its|another|each|their".split("|")


def sentence(rng: Random, least: int = 4, most: int = 14) -> str:
    """A sentence that says nothing."""
    words: list[str] = []
    while len(words) < rng.randint(least, most):
        words += [rng.choice(SMALL), rng.choice(NOUNS), rng.choice(VERBS)]
    return " ".join(words).capitalize() + rng.choice(". . . . ! ?".split())


def paragraph(rng: Random, sentences: int) -> str:
    return " ".join(sentence(rng) for _ in range(sentences))


def phrase(rng: Random) -> str:
    """Two or three words, as in a title."""
    words = [rng.choice(NOUNS) for _ in range(rng.randint(1, 3))]
    return " ".join(words).capitalize() if rng.random() < 0.7 else " ".join(words).title()


def figure(rng: Random) -> str:
    """A number as it stands in tables: an amount, a date, a percentage, a count."""
    return rng.choice(
        [
            f"€{rng.randint(1, 9999):,}.{rng.randint(0, 99):02}",
            f"{rng.randint(1, 28)} {rng.choice('Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split())} 2026",
            f"2026-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}",
            f"{rng.randint(0, 100)} %",
            str(rng.randint(0, 99999)),
            f"{rng.randint(0, 23)}:{rng.randint(0, 59):02}",
            f"{rng.randint(1, 900)} KB",
        ]
    )


def since(rng: Random) -> str:
    """When something was, or how it came about."""
    return rng.choice(
        (
            f"{rng.randint(2, 59)} {rng.choice(('minutes', 'hours', 'days', 'weeks'))} ago",
            f"#{rng.randint(1, 999)} opened by {rng.choice(PEOPLE).split()[0].lower()}",
            "yesterday",
            "last week",
            f"+{rng.randint(1, 30)} % since May",
            f"{rng.randint(1, 9)} of {rng.randint(9, 40)}",
        )
    )


def cell(rng: Random) -> str:
    return rng.choice((figure(rng), phrase(rng), rng.choice(PEOPLE)))
