"""Pages of a phone, by Ionic's web components, which no training page uses."""

from collections.abc import Callable

HEAD = """<!doctype html><html mode="{mode}"><meta charset=utf-8><meta name=viewport content="width=device-width">
<script type=module src="/@ionic/core/dist/ionic/ionic.esm.js"></script>
<link rel=stylesheet href="/@ionic/core/css/ionic.bundle.css"><body><ion-app>{body}</ion-app>"""
BAR = """<ion-header><ion-toolbar><ion-buttons slot=start><ion-button>Back</ion-button></ion-buttons>
<ion-title>{title}</ion-title><ion-buttons slot=end><ion-button>Edit</ion-button></ion-buttons></ion-toolbar></ion-header>"""
SETTINGS = """<ion-content><ion-list>
<ion-item><ion-toggle checked>Wi-Fi</ion-toggle></ion-item><ion-item><ion-toggle>Bluetooth</ion-toggle></ion-item>
<ion-item button><ion-label>Network and internet</ion-label></ion-item>
<ion-item button detail=true><ion-label><h2>Display</h2><p>Brightness, theme, wallpaper</p></ion-label></ion-item>
<ion-item button><ion-label>Sound</ion-label><ion-note slot=end>On</ion-note></ion-item>
<ion-item><ion-checkbox checked>Automatic updates</ion-checkbox></ion-item>
<ion-item><ion-checkbox>Share usage data</ion-checkbox></ion-item>
<ion-item><ion-range value=40 aria-label=Volume></ion-range></ion-item>
<ion-item button><ion-label color=danger>Erase everything</ion-label></ion-item></ion-list></ion-content>"""
FORM = """<ion-content class=ion-padding>
<ion-input label="First name" label-placement=stacked fill=outline value=Ada></ion-input><br>
<ion-input label="E-mail" label-placement=floating fill=solid placeholder="you@example.org"></ion-input><br>
<ion-textarea label=Message label-placement=stacked placeholder="What is it about?"></ion-textarea><br>
<ion-select label=Country value=se label-placement=stacked><ion-select-option value=se>Sweden</ion-select-option></ion-select>
<ion-radio-group value=a><ion-item><ion-radio value=a>Standard</ion-radio></ion-item>
<ion-item><ion-radio value=b>Express</ion-radio></ion-item></ion-radio-group><br>
<ion-button expand=block>Send order</ion-button><ion-button expand=block fill=outline>Cancel</ion-button>
<ion-button fill=clear>Forgot the password?</ion-button></ion-content>"""
MAIL = """<ion-content><ion-searchbar placeholder="Search mail"></ion-searchbar>
<ion-segment value=all><ion-segment-button value=all><ion-label>All</ion-label></ion-segment-button>
<ion-segment-button value=new><ion-label>Unread</ion-label></ion-segment-button></ion-segment><ion-list>{items}</ion-list>
<ion-fab vertical=bottom horizontal=end slot=fixed><ion-fab-button>+</ion-fab-button></ion-fab></ion-content>
<ion-footer><ion-toolbar><ion-segment value=i><ion-segment-button value=i><ion-label>Inbox</ion-label></ion-segment-button>
<ion-segment-button value=s><ion-label>Sent</ion-label></ion-segment-button>
<ion-segment-button value=m><ion-label>More</ion-label></ion-segment-button></ion-segment></ion-toolbar></ion-footer>"""
MESSAGES = (
    ("Greta Holm", "The parcel has arrived, thank you"), ("Bo Li", "Lunch on Thursday?"),
    ("Harbour office", "Your berth from 3 to 9 June"), ("Ada Lovelace", "Notes on the engine"),
    ("Railway", "Your ticket 8841"), ("Kofi Mensah", "Photos of the regatta"),
)  # fmt: skip
CARDS = """<ion-content class=ion-padding>{cards}</ion-content>"""
CARD = """<ion-card><ion-card-header><ion-card-title>{title}</ion-card-title><ion-card-subtitle>{under}</ion-card-subtitle>
</ion-card-header><ion-card-content>{text}<br><ion-chip>Sailing</ion-chip><ion-chip>New</ion-chip></ion-card-content>
<ion-button fill=clear>Details</ion-button><ion-button fill=clear>Share</ion-button></ion-card>"""


def _page(title: str, body: str) -> Callable[[str], str]:
    return lambda mode: HEAD.format(mode=mode, body=f'<div class="ion-page">{BAR.format(title=title)}{body}</div>')


_items = "".join(
    f"<ion-item button><ion-label><h2>{who}</h2><p>{what}</p></ion-label><ion-note slot=end>9:3{i}</ion-note></ion-item>"
    for i, (who, what) in enumerate(MESSAGES)
)
_cards = "".join(
    CARD.format(title=f"Tour {i}", under="Three days", text="From island to island, with a skipper who knows them all.")
    for i in (1, 2)
)
PAGES = {
    "settings": _page("Settings", SETTINGS),
    "form": _page("New order", FORM),
    "mail": _page("Inbox", MAIL.format(items=_items)),
    "cards": _page("Tours", CARDS.format(cards=_cards)),
}
"""Name -> the page for a mode, `md` or `ios`."""
