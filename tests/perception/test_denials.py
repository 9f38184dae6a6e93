"""What texts say did not come about."""

import pytest

from perception.denials import denies, fails, negates


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Not saved", True),
        ("Could not be saved", True),
        ("Couldn't be saved: try again", True),
        ("Nothing was saved", True),
        ("No changes saved", True),
        ("Saved 0 of 3", True),
        ("Saved: failed", True),
        ("Saved: false", True),
        ("Saved with errors", True),
        ("Saved to nobody", True),
        ("Saved, then bounced", True),
        ("Saved, pending your approval", False),
        ("Saved with the errors corrected", False),
        ("Save failed; saved", False),
        ("Saved failed", True),
        ("Nicht saved", True),
        ("Saved 10 of 10", False),
        ("Order no 7 saved", False),
        ("Do not worry. Your order is saved", False),
        ("Not saved yet. Saved", False),
        ("Unsaved", False),  # does not say it at all
        ("Saved: none", True),
        ("Saved: not yet", True),
        ("Saved? No.", True),
        ("Saved? Yes.", False),
        ("Saved: 0", True),
        ("Saved 0/3", True),
        ("Saved 3 rows in 0 seconds", False),
        ("Failed to be saved", True),
        ("0/3 saved", True),
        ("Saved, 0 of 3", True),
        ("Saved, 0 of 3 warnings", False),
        ("Saved: no errors", False),
        ("Saved, 0 failed", False),
        ("Saved, 2 failed", True),
        ("Saved, but 2 were rejected", True),
        ("Saved, but not all of them", True),
        ("Saved, not sent yet", False),
        ("Saved: no 7", False),
        ("Saved: No. 7", False),
        ("Error 500. Saved before: 3", True),
        ("Error log. Saved", False),
        ("No connection: saved here", False),
        ("Nothing else to do, saved", False),
        ("Non-smoking room saved", False),
        ("No contact delivery saved", False),
        ("No errors, saved", False),
        ("Rejected requests saved", False),
        ("Saved by Bob before; yours failed", True),
        ("Saved by Bob before. Yours was declined.", True),
        ("Saved. Failed orders are listed below", False),
        ("Saved; 0 failed", False),
        ("Saved; nothing was rejected", False),
        ("Yours failed; saved by Bob", False),
        ("Saved except the photo", True),
        ("Saved all, apart from the photo", True),
        ("Saved partially", True),
        ("Everything except the photo. Saved", False),
        ("Everything but the photo was saved", True),
        ("Nothing new, but all was saved", False),
        ("Saved, außer dem Foto", True),
        ("Saved: 2 of 5", True),
        ("Saved, the photo not", True),
        ("The photo not. Saved", False),
        ("2 of 3 saved", True),
        ("2/3 files saved", True),
        ("3 of 3 saved", False),
        ("Saved 2 of 3 rows", True),
        ("Step 2 of 3 saved", False),
        ("Saved, with the exception of the photo", True),
        ("Saved; photo: error", True),
        ("Saved. Report an error", False),
        ("Saved; 0 errors", False),
        ("Saved: step 2 of 3", False),
        ("Saved: Salvo Rossi", False),
        ("Saved: all except weekends", False),
        ("Saved. 3 rejected", False),
        ("Saved as declined", False),
        ("Saved to Failed", False),
        ("Saved to Excluding VAT", False),
        ("Saved. This cannot be undone", False),
        ("Saved: nice but slow", False),
        ("Saved. The room is yours, see you soon", False),
        ("Saved by Bob, yours is void", True),
        ("Saved. The photo could not be uploaded", True),
        ("Saved. Photo upload failed: too large", True),
        ("Saved. Delivery to Bob failed for now", True),
        ("Saved; photo skipped", True),
        ("Saved but we kept the old photo", True),
        ("Saved for Bob. Your booking is on the waiting list", True),
        ("Saved by Ada before; yours did not go through", True),
        ("Saved for Bob. Yours: error 12", True),
        ("Saved 1 row, 2 bounced", True),
        ("Only 1 of 3 saved", True),
        ("Almost saved", True),
        ("Your changes will be saved later", True),
        ("To be saved", True),
        ("Will Smith saved", False),
        ("Saved? Try again", True),
        ("Saved on hold", True),
        ("Saved bis auf das Foto", True),
        ("Saved à l'exception de la photo", True),
    ],
)
def test_a_text_may_deny_what_it_says(text: str, denied: bool) -> None:
    assert denies(text, "saved") is denied
    assert not denies(text, text)


def test_what_is_denied_may_be_a_word_that_denies_nothing_elsewhere() -> None:
    assert denies("No contact made", "contact made")
    assert not denies("No contact delivery made", "delivery made")


@pytest.mark.parametrize(
    ("text", "failed"),
    [
        ("Order not found", True), ("Page does not exist", True), ("An error occurred", True), ("Nicht gefunden", True),
        ("No errors", False), ("Finished without any problem or error", False), ("0 errors, 2 warnings", False),
        ("Access denied", True), ("Order 7", False), ("Terror and mirrors", False), ("Founded in 1950", False),
        ("Session timed out", True), ("Bad gateway", True), ("Keine Berechtigung", True), ("Accès interdit", True),
        ("Please try again later", True), ("You may not see this", True), ("Your account is locked", True),
        ("Zero found, no errors but failed", True), ("Upgrade your plan", True), ("Request rejected", True),
    ],
)  # fmt: skip
def test_what_went_wrong_is_told(text: str, failed: bool) -> None:
    assert fails(text) is failed


def test_what_a_step_speaks_of_is_told_without_harm_and_nothing_else() -> None:
    assert not fails("2 failures", "Retry failed jobs") and fails("Access denied", "Retry failed jobs")


def test_a_question_that_is_meant_itself_is_not_put_off() -> None:
    assert denies("Saved?", "Saved") and not denies("Really save?", "Really save?")


@pytest.mark.parametrize(
    ("text", "negated"),
    [("Not saved", True), ("Saved 0 of 3", True), ("Saved 0/3", True), ("Saved 10 of 10", False), ("0 open", False)],
)
def test_what_is_not_so_is_no_sign(text: str, negated: bool) -> None:
    assert negates(text) is negated
