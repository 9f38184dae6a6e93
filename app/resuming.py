"""Going on with a run that was cut off: which one may be, and where its targets stood."""

from collections.abc import Iterator
from contextlib import contextmanager

from app.errors import UserError
from app.macros.follower import Follower
from app.opening import Interrupted
from app.records import Records


@contextmanager
def cut_off(run: str, records: Records) -> Iterator[Interrupted]:
    """What is known of the run whose id begins so; nobody else can go on with it meanwhile.

    Raises UserError where there is none to go on with: unknown, done, under way, a replay, or gone on with already.
    """
    episode = records.journal.find(run)
    with records.under_way.held(episode):
        if later := records.journal.continuation(episode):
            raise UserError(f"Run {episode} was gone on with already; go on with run {later} instead.")
        found = Interrupted.of(records.journal.whole(episode))
        if found.episode.ending == "done":
            raise UserError("That run was done; begin it again instead of going on with it.")
        if found.episode.brain == Follower.name:
            raise UserError("A replay is not gone on with: look at what it has done, then replay its macro again.")
        yield found


def specs(found: Interrupted) -> tuple[str, ...]:
    """Its targets as `--on` names them."""
    return tuple(f"{name}={address}" for name, address in found.addresses.items())
