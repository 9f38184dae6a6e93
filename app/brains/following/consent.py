"""A question whether a person's steps may be followed, and what it is told from: it is made of nothing else."""

import re
from collections.abc import Sequence

_FOLLOWING = re.compile(
    r"\bcookies?\b|\btrackers?\b|\btrack(?:s|ing)? (?:you\b|technolog|pixel)|\bfollow what you do\b"
    r"|information (?:on|from) (?:a|your|this) device|\bpersonali[sz]ed ad|informationen auf (?:einem|ihrem) gerät"
    r"|\btraceurs?\b",
    re.IGNORECASE,
)
"""What asks to be allowed to follow a person's steps speaks so: to decline that harms nobody. Bare "privacy" or
"tracking" is said of much else that is accepted or rejected: a policy, a patient's consent, changes to a text."""
_COUNTED = re.compile(
    r"\d[\d.,]*\+? (?=(?:\w+ )?(?:partners?|vendors?|days?|months?|years?|compan\w+|part(?:ies|y)|tage|monate"
    r"|jahre|partenaires|mois|jours|socios|días|meses))",
    re.IGNORECASE,
)
"""How many follow, and for how long; any other number is one of orders, of people, of a record."""
_WHO = re.compile(
    r"(?<![^.!?\n] )\b[A-Z][\w&]*(?: [A-Z][\w&]*){0,2} "
    r"(?=(?:and (?:its|our|their) (?:\w+ ){1,2})?uses? (?:\w+ ){0,3}(?:cookies|trackers|technolog))"
    r"|\b[A-Z][\w-]*\.(?:[a-z]{2,4}|[A-Z]{2,4})\b"
)
"""Whoever it is that follows: "Acme and its partners use cookies", "Cookies on SHOP.TEST"."""
_PHRASES = re.compile(r"\bsent by (?:a|your|the) device\b|\bto offer you\b|\bip.address\w*", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+|\d+")
_WORDS = frozenset(
    # English
    "a an the and or not no non but if with without to in on for from as at by of into about above below than then"
    " that this these those it its we our ours us you your yours they their them is are be been was were will would"
    " can cannot could may might must should do does have has had let so such some any all most other others more less"
    " only also both each every which who what when where whether while how why before after through until here there"
    " please hi hello welcome click clicking press select choose chosen see read learn find know use used uses using"
    " make makes made work works working run runs help helps need needs want like love ensure get give given gives"
    " keep keeps change changed changing switch switched turn turned off out set sets show shown continue continuing"
    " care value values take respect right rights time times anytime always never later best better good great ad ads"
    " app apps page pages web website websites site sites systems media visit visits visitor visitors partner partners"
    " vendor vendors third party parties company companies group subsidiaries affiliates day days month months year"
    " years necessary essential nonessential optional strictly standard precise unique certain additional similar"
    " different specific relevant legitimate interest interests data policy policies notice statement terms ok okay"
    " yes d ve re ll s t government services service adversely efforts note own choice choices footer bottom link"
    " imprint impressum powered cookiebot onetrust usercentrics close schließen fermer cerrar manage managing"
    " important source sources count counts mostly form retrieve store stores stored storing storage button banner"
    " update updated updates updating details list view google facebook meta youtube iab tcf gdpr ccpa eu ip id"
    # German
    " wir uns sie ihr ihre ihrer ihren ihrem ihnen die der das den dem des ein eine einem einen einer eines und oder"
    " mit ohne um zu zur zum für bei auf auch aus von vom im am als wie wenn während andere anderen einige alle allen"
    " mehr hier bitte können kann möchten müssen ist sind werden wird haben hat nicht nur dass durch über unter es"
    " sich damit soziale sozialer medien bieten anbieten zugriffe zugreifen website webseite seite seiten verwenden"
    " verwendet verwendung nutzen nutzung nutzt inhalte funktionen essenziell essenzielle helfen auswahl jederzeit"
    " einstellungen alt jahre tage monate freiwilligen diensten dienste geben erziehungsberechtigten erlaubnis bitten"
    " daten informationen zwecke zwecken partnern dritte dritten anbieter anbietern anzeigen werbung ändern finden"
    " weitere benötigen brauchen beispiel nummer weiter gerät geräte geräten speichern bereitstellen sowie zustimmen"
    " klicken"
    # French
    " nous notre nos vous votre vos le la les l un une des de du et ou avec sans pour sur dans par à au aux ce cette"
    " ces en que qui qu plus tout tous toute toutes ne pas est sont être avons utilise utilisent utilisons respectons"
    " vie privée accord partenaires stocker accéder informations personnelles comme visite pouvez retirer moment"
    " données appareil choix mois jours c n sites contenu contenus mesure améliorer continuer gérer"
    # Spanish
    " y o el los las del que su sus tu tus este esta estos con para al puede puedes utilizamos usamos propias terceros"
    " nuestro nuestra nuestros nuestras servicios mostrar mostrarte relacionada sitio todas todos datos socios días"
    " meses privacidad mejorar más".split()
)
_STEMS = tuple(
    "accept access activ advert affect agree allow analy anonym assist audience brows categor collect combin consent"
    " content cookie customi declin deliver describ develop device disabl enabl enhanc experienc featur function"
    " geoloc identif improv inform market measur navigat object online optimi option perform permission personal"
    " platform preferenc privac process profil provid purpos refus reject rememb requir research revo scann secur"
    " session setting share sharing social statisti tailor target technolog track traceur traffic understand usage"
    " withdraw datenschutz einwillig zustimm technisch analys personenbezogen verarbeit notwendig erforderlich"
    " akzeptier ablehn erfahr verbesser widerruf drittanbieter unser dies funktional navig expérienc publicit mesur"
    " préférenc paramètr personnalis finalit consentement similair traitement analiza publicidad preferencia navega"
    " experiencia anuncio contenido acepta rechaza consentimiento configura dispositivo informaci polític".split()
)
"""What such questions are made of in a few languages. A word beside these, as of a name, an order or somebody who
waits, is about something else: "Your visit to Dr Berg is waiting for your choice"."""


def asks_to_follow(said: Sequence[str], controls: Sequence[str] = ()) -> bool:
    """Whether the texts, and the names of the controls beside them, ask for that and for nothing else."""
    texts = [_without(text, controls) for text in said]
    return any(map(_FOLLOWING.search, texts)) and all(map(_is_of_following, (*texts, *controls)))


def _without(text: str, controls: Sequence[str]) -> str:
    """The text without what its controls are called, which a phone writes right behind it."""
    for name in sorted(filter(None, controls), key=len, reverse=True):
        text = text.replace(name, " ")
    return text


def _is_of_following(text: str) -> bool:
    words = _WORD.findall(_PHRASES.sub("", _WHO.sub("", _COUNTED.sub("", text))).lower())
    return all(word in _WORDS or word.startswith(_STEMS) for word in words)
