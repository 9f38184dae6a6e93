"""The words by which controls announce what they do, in a few languages, and the kinds of effect they are of."""

import re

# Effects that cannot be taken back or that leave the house, by the words that announce them.
IRREVERSIBLE = {
    "delete": r"delete|remove|erase|discard|destroy|wipe|empty (?:the )?(?:bin|trash|cart)|don.?t save|without saving"
    r"|overwrit(?:e|ing)|replac(?:e|ing) (?:it|the file)|löschen|entfernen|supprimer"
    r"|eliminar|borrar|elimina|verwijderen|usuń|διαγραφ[ήη]|κατ[άα]ργηση|αφα[ίι]ρεση",
    "cancel": r"cancel (?:the |this |my |your |\w+ )?(?:order|subscription|booking|account|plan|membership)"
    r"|unsubscribe|stornieren|kündigen|annuler la commande"
    r"|ακ[ύυ]ρωση (?:της )?(?:παραγγελ[ίι]ας|κρ[άα]τησης|συνδρομ[ήη]ς)",
    "pay": r"pay|buy|purchase|place (?:the |your |my )?order|order now|checkout now|complete (?:the |your )?order"
    r"|donate|bid|bezahlen|kaufen|zahlungspflichtig|payer|acheter|comprar|pagar|betalen|acquista"
    r"|πληρωμ[ήη]|πληρ[ώω]στε|υποβολ[ήη] παραγγελ[ίι]ας|αγορ[άα](?: τ[ώω]ρα)?$|αγορ[άα]στε",
    "send": r"send|publish|post|tweet|share|reply|forward|invite|submit (?:the )?(?:application|claim|return)|transfer"
    r"|senden|veröffentlichen|überweisen|envoyer|publier|enviar|publicar|verzenden|invia"
    r"|αποστολ[ήη]|στε[ίι]λτε|δημοσ[ίι]ευση|κοινοπο[ίι]ηση|απ[άα]ντηση|προ[ώω]θηση|μεταφορ[άα]",
    "account": r"close (?:the |my |your )?account|deactivate|reset (?:the |my |your )?password|change (?:my )?password"
    r"|grant|authori[sz]e|allow access|revoke|sign out everywhere",
}
EFFECTS = ("submit", "upload", "secret", "command", "unknown", *IRREVERSIBLE, "grant", "call")
"""Kinds of effect that may be permitted; `secret`: typing a password, or a card's number or code that the person has
not said, `command`: typing into a terminal, `unknown`: a control without words, or keys that mean whatever a program
makes of them, `grant`: giving an app of a phone a permission, or installing one."""

CHANGES = (
    r"save|submit|add|create|update|apply|confirm|accept|agree|ok|yes|register|book|reserve|approve|import"
    r"|archive|reject|decline|refuse|withdraw|move|call|cancel \w+"
    r"|speichern|hinzufügen|bestätigen|absenden|enregistrer|ajouter|guardar|opslaan"
    r"|αποθ[ήη]κευση|προσθ[ήη]κη|επιβεβα[ίι]ωση|αποδοχ[ήη]|υποβολ[ήη]"
)
DECLINING = re.compile(r"(?:reject|decline|refuse)(?: all)?(?: cookies)?")
ACCEPTING = re.compile(
    r"(?:yes,? )?(?:accept|allow|agree to) (?:all(?: cookies)?|cookies)"
    r"|alle(?: cookies)? (?:akzeptieren|annehmen|erlauben|zulassen)"
    r"|tout accepter|accepter tout|aceptar todo|accetta tutt[oi]",
    re.IGNORECASE,
)
"""Where all can be accepted, declining leaves everything as it is."""
STAYING = (
    r"close|dismiss|no thanks|not now|keep|back|abort|schließen|fermer|cerrar|no\b.*|cancel$|abbrechen$"
    r"|κλε[ίι]σιμο|π[ίι]σω|[άα]κυρωση$"
)
"""Answers to a dialog that leave everything as it is, unless they agree as well ("Yes, close")."""
