"""A recording kept in the library as a macro, and told."""

from collections.abc import Iterable, Iterator

from app.errors import UserError
from app.recording.recorder import Recorder
from app.transcript import count
from skills.generalising.shortcut import generalised
from skills.library import Library
from skills.shortcuts import Shortcut


def kept(recorder: Recorder, name: str, library: Library) -> Shortcut:
    """The macro of that name, or a new version of it. Raises UserError where nothing was shown."""
    shown = recorder.shown
    if not shown.parts:
        why = " ".join(dict.fromkeys(recorder.missing)) or "Nothing that was done has changed anything."
        raise UserError(f"Nothing was recorded. {why} Record again.")
    return library.save_shortcut(generalised(shown, name).shortcut, recorder.pictures)


def told(shortcut: Shortcut, missing: Iterable[str] = ()) -> Iterator[str]:
    """What was kept, with its parameters, what is not in it, and what can be done with it."""
    yield f'"{shortcut.name}", version {shortcut.version}: {count(len(shortcut.steps), "step")}.'
    yield from parameters(shortcut)
    yield from dict.fromkeys(missing)
    yield f'Read it: journeyman skills show "{shortcut.name}"   Replay it: journeyman macro replay "{shortcut.name}"'


def sentences(shortcut: Shortcut, missing: Iterable[str] = ()) -> Iterator[str]:
    """The same for whoever has no command line before them."""
    yield f"“{shortcut.name}” is kept: {count(len(shortcut.steps), 'step')}."
    if shortcut.parameters:
        yield f"Another time it may be given: {', '.join(each.name for each in shortcut.parameters)}."
    yield from dict.fromkeys(missing)


def parameters(shortcut: Shortcut) -> Iterator[str]:
    """A line for each: how it is given, its type, and what it is otherwise."""
    for each in shortcut.parameters:
        if each.type == "secret":
            add = f"journeyman secrets add {each.name} --for {shortcut.scope} --field ..."
            yield f"  {each.name}  (from the keyring: {add})"
        else:
            yield f"  --set {each.name}=...  ({each.type}, else {each.default!r})"
