"""A question of consent is known by every word of it."""

import pytest

from app.brains.following.consent import asks_to_follow

CONSENTS = [
    [
        (
            "By clicking “Accept All Cookies”, you agree to the storing of cookies on your device to enhance site "
            "navigation, analyze site usage, and assist in our marketing efforts."
        )
    ],
    [
        "This website uses cookies",
        (
            "We use cookies to personalise content and ads, to provide social media features and to analyse our "
            "traffic. We also share information about your use of our site with our social media, advertising and "
            "analytics partners who may combine it with other information that you’ve provided to them or that they’ve"
            " collected from your use of their services."
        ),
    ],
    [
        "We value your privacy",
        "We and our",
        (
            "store and/or access information on a device, such as cookies and process personal data, such as unique "
            "identifiers and standard information sent by a device for personalised advertising and content. With your"
            " permission we and our partners may use precise geolocation data and identification through device "
            "scanning. You may click to consent to our and our 1432 partners’ processing as described above. Please "
            "note that some processing of your personal data may not require your consent, but you have a right to "
            "object to such processing."
        ),
    ],
    [
        "Let us know you agree to cookies",
        (
            "We use cookies to give you the best online experience. Please let us know if you agree to all of these "
            "cookies."
        ),
    ],
    [
        "Cookies on GOV.UK",
        "We use some essential cookies to make this website work.",
        (
            "We’d like to set additional cookies to understand how you use GOV.UK, remember your settings and improve "
            "government services."
        ),
        "We also use cookies set by other sites to help us deliver content from their services.",
    ],
    [
        (
            "Wir verwenden Cookies, um Inhalte und Anzeigen zu personalisieren, Funktionen für soziale Medien anbieten"
            " zu können und die Zugriffe auf unsere Website zu analysieren. Einige von ihnen sind essenziell, während "
            "andere uns helfen, diese Website zu verbessern. Sie können Ihre Auswahl jederzeit unter Einstellungen "
            "widerrufen."
        )
    ],
    [
        "Datenschutzeinstellungen",
        (
            "Wir nutzen Cookies auf unserer Website. Wenn Sie unter 16 Jahre alt sind und Ihre Zustimmung zu "
            "freiwilligen Diensten geben möchten, müssen Sie Ihre Erziehungsberechtigten um Erlaubnis bitten."
        ),
    ],
    [
        "Nous respectons votre vie privée",
        (
            "Avec votre accord, nos partenaires et nous utilisons des cookies pour stocker et accéder à des "
            "informations personnelles comme votre visite sur ce site. Vous pouvez retirer votre consentement à tout "
            "moment."
        ),
    ],
    [
        (
            "Utilizamos cookies propias y de terceros para analizar nuestros servicios y mostrarte publicidad "
            "relacionada con tus preferencias."
        )
    ],
    [
        "We use cookies",
        "Cookies help us deliver the best experience on our website.",
        "By using our website, you agree to the use of cookies.",
        "Strictly necessary",
        "Always active",
        "These cookies are necessary for the website to function and cannot be switched off in our systems.",
    ],
    [
        "Your privacy choices",
        (
            "We use cookies and other technologies to run our site, and for analytics and advertising. You can learn "
            "more in our cookie policy."
        ),
    ],
    [
        "Manage your privacy",
        (
            "To provide the best experiences, we and our partners use technologies like cookies to store and/or access"
            " device information. Not consenting or withdrawing consent, may adversely affect certain features and "
            "functions."
        ),
    ],
    ["Do you like cookies?", "We use cookies to ensure you get the best experience on our website."],
    ["Acme Corp and its subsidiaries use cookies to improve your visit."],
    ["We care about your data, and we'd love to use cookies to make your experience better."],
    [
        (
            "Hi! Could we please enable some additional services for analytics? You can always change or withdraw your"
            " consent later. We use cookies."
        )
    ],
]
"""As sites have them."""
OTHERS = [
    ["Ada proposes a cookie policy"],
    ["We use cookies. Also: 3 people ask to join"],
    ["You and Ada share cookies and data on this site"],
    ["Members use cookies for their data. Accept the request?"],
    ["We use cookies", "Ada Byron", "Bob Noyce", "wants to join our site"],
    ["This draft uses cookies", "Ada wrote it for our website"],
    ["Essential changes to our cookie policy, by Ada Byron"],
    ["Some members of your site wait for your choice. We use cookies."],
    ["All applicants agree to cookies on their device"],
    ["Your choices: offer to Ada. We use cookies."],
    ["We use cookies. Bob's visit needs your consent"],
    ["Consent of Ada to share data with our partners and cookies"],
    ["We use cookies. Five colleagues accept your services"],
    ["Use of cookies by our team: Ada, Bob and Cy agree"],
    ["It is Ada who stores information on your device, cookies"],
    ["We use cookies.", "Your visit to Dr Berg is waiting for your choice."],
    ["We use cookies.", "By rejecting you withdraw the information that Ada has sent."],
    ["This site uses cookies.", "In your settings Ada and Bob wait to be accepted."],
    ["Our partners use cookies.", "Your partner Ada Byron accepts the contract."],
    ["We use cookies and three people ask to join"],
    ["We use cookies", "Your appointment"],
    ["We use cookies. Ada uses your data"],
    ["We use cookies. These 12 are for the canteen"],
    ["We use cookies. Ada.Byron"],
    ["Your settings and choices"],
    [],
]


@pytest.mark.parametrize("said", CONSENTS, ids=lambda said: said[0][:30])
def test_what_sites_ask_is_known(said: list[str]) -> None:
    assert asks_to_follow(said)


@pytest.mark.parametrize("said", OTHERS, ids=lambda said: " ".join(said)[:40])
def test_a_word_about_anything_else_makes_it_another_question(said: list[str]) -> None:
    assert not asks_to_follow(said)


@pytest.mark.parametrize(("last", "asks"), [("Accept all", True), ("Let Ada in", False)])
def test_controls_that_a_phone_writes_behind_the_words_are_no_words_of_them(last: str, asks: bool) -> None:
    said = f"We have updated our privacy policy. We read information on a device.Manage optionsReject all{last}"
    assert asks_to_follow([said], ["Manage options", "Reject all", last]) == asks
