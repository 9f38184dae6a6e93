"""Tasks of the shop and of the phone as somebody else would put them, and a library of these tasks.

They were written down before anything was recalled by them.
"""

import re
from collections.abc import Mapping

from app.bench.suites.demo import TASKS as SHOP
from app.bench.suites.phone.suite import TASKS as PHONE
from app.learning.lessons import SHORT
from perception.screen import Place
from skills.embedding import Embedding
from skills.library import Library
from skills.plain_words.parsing import parse
from skills.recall import Offer, recalled
from skills.shortcuts import Shortcut

Tasks = Mapping[str, Mapping[str, str]]
"""By suite and id, in other words."""
SUITES = {"shop": SHOP, "phone": PHONE}
PLACES = {"shop": Place("http://shop.test", "http://shop.test/", "Shop"), "phone": Place("home", "home", "Home")}
AFTERWARDS = {
    "shop": {
        "find-phone": "At which number can Olga Brandt be reached?",
        "top-balance": "Find the biggest debtor.",
        "attach-file": "Olga Brandt has signed; put the document with her papers.",
        "cancel-order": "The buyer of 5012 has changed his mind, so stop it.",
        "ship-all-packed": "All boxes have left the house; note that.",
        "track-parcel": "Has 5012 a date on which it gets there?",
        "empty-cart": "Nothing shall be left in my trolley.",
        "supplier-price": "Lantern: adopt the manufacturer's suggestion for what it costs.",
        "send-message": "Let Jan Petersen know that his goods are on their way.",
        "slow-report": "What was the turnover of April?",
    },
    "phone": {
        "cafe-note": "Write down where I can get an espresso around here.",
        "greek-dinner": "Plan an evening meal at the finest taverna.",
        "population-note": "Write down how many people live in Sandholm.",
        "send-serial-number": "Text Petra the number that identifies my device.",
        "share-product": "Show Petra the mug that is on sale.",
        "buy-for-a-friend": "Order a pair of mugs that Petra will collect.",
        "newest-to-notes": "Keep the latest tech story among my memos.",
        "night-sky-event": "When can one watch the stars with a guide? Put it in my diary.",
        "alarm-for-the-ferry": "Wake me in time for the early boat.",
        "picnic-on-the-drier-day": "Eat outdoors at the weekend, when the weather is better: put it in my diary.",
    },
}
"""More of them, written down after how meaning counts had been settled by those above, and asked once."""
PARAPHRASES = {
    "shop": {
        "find-phone": "Tell me how I can ring Olga Brandt up.",
        "edit-email": "Update a client's mail contact: Olga Brandt now uses olga@brandt.test",
        "top-balance": "Who owes us the most money?",
        "third-page": "Who employs Olga Brandt? She is on the third sheet of the client list.",
        "delete-one-of-two": "Remove Olga Brandt from our clients, but not her namesake.",
        "attach-file": "Upload the agreement to the record of Olga Brandt.",
        "remind-if-overdue": "Dun Olga Brandt if she is late with her bill.",
        "repair-refused-limit": "Let Olga Brandt buy on account up to 9000 EUR, or 1500 should that be turned down.",
        "copy-street": "Olga Brandt lives where Jan Petersen lives now; correct where she lives.",
        "cancel-order": "Call purchase 5012 off.",
        "ship-all-packed": "Dispatch everything that is ready to go out.",
        "track-parcel": "When will shipment 5012 be delivered?",
        "checkout": "Purchase a lantern and have it delivered to my home, by credit card.",
        "change-cart": "I want four ropes in my basket and no lantern.",
        "empty-cart": "Clear my basket.",
        "reorder-level": "Restock lanterns as soon as fewer than 12 are left.",
        "supplier-price": "Charge what the vendor recommends for the lantern.",
        "send-message": "Write to Jan Petersen that his package was dispatched today.",
        "slow-report": "How much did we earn in spring, in the month of April?",
        "change-settings": "We are on vacation: switch the preferences, in French, with a summary each week.",
    },
    "phone": {
        "save-most-read": "Bookmark the most popular story.",
        "share-most-read": "Forward the most popular story to Petra.",
        "follow-topic": "I would like to see more about sports and less about politics.",
        "who-wrote-it": "By whom is the piece on the octopus?",
        "lighthouse-steps": "Google how many stairs the lighthouse has.",
        "email-of-one-of-two": "Look up how to write a mail to Petra.",
        "code-from-message": "What is the login PIN that my bank texted me?",
        "bookmark-recipe": "How do I bake a citrus cake? Keep the page.",
        "save-best-italian": "Remember the top pizza place in town.",
        "share-ramen": "Tell Petra where the closest sushi place is.",
        "place-to-contacts": "Keep the inn's number and where it is in my address book.",
        "review-museum": "Rate the museum.",
        "weekend-alarm": "Wake me at six on the weekend.",
        "alarm-off": "Do not wake me at six tomorrow.",
        "lunch-with-a-guest": "Schedule a meal with Petra.",
        "move-the-dentist": "Postpone my visit to the tooth doctor.",
        "buy-cheaper-earbuds": "Order the inexpensive headphones, as fast as they can be delivered.",
        "wish-best-torch": "Keep the best lamp for later in the store.",
        "change-the-cart": "Alter my basket: two of the mugs, no bottle.",
        "shopping-list": "Put my shopping list into the basket.",
    },
}


def found(library: Library, tasks: Tasks, embedding: Embedding | None, first: int) -> int:
    """How many of these paraphrases recall their task among so many first Shortcuts."""
    goals = {(suite, task.id): _pattern(task.goal) for suite, learned in SUITES.items() for task in learned}
    return sum(
        goals[suite, name] in [offer.shortcut.task for offer in _recalled(library, words, suite, embedding)[:first]]
        for suite, asked in tasks.items()
        for name, words in asked.items()
    )


def keep(library: Library) -> None:
    """Every task of both suites as the Shortcut that a model's run teaches; the name is the task, if that is short."""
    for suite, tasks in SUITES.items():
        for number, task in enumerate(tasks, 1):
            goal, steps = _pattern(task.goal), parse(_pattern(task.words))
            name = goal if len(goal) <= SHORT else f"{steps[-1].words} {number}"
            made = Shortcut(name, steps, scope=PLACES[suite].scope, trust="trial", task=goal)
            library.record_use(library.save_shortcut(made), worked=True)


def _recalled(library: Library, words: str, suite: str, embedding: Embedding | None) -> tuple[Offer, ...]:
    return recalled(library, words, PLACES[suite], embedding=embedding).shortcuts


def _pattern(text: str) -> str:
    """With the suite's facts as parameters, by their names."""
    return re.sub(r"\$(\w+)", r"{\1}", text)
