"""`journeyman macro record`: a macro of what a person does in the browser's own window."""

import sys
from contextlib import ExitStack
from typing import Annotated

import typer

from app.cli import options
from app.cli.opening import opened
from app.cli.signals import ended_by_signals
from app.errors import UserError
from app.recording.keeping import kept, told
from app.recording.recorder import Recorder
from app.recording.watching import WatchedWindow
from app.records import Records
from app.settings import load_settings
from app.target_names import kind, named
from app.wire import to_json

ENDS = "Ctrl+C, or closing the window, ends the recording"


def record(
    name: Annotated[str, typer.Argument(help="What to call the macro.", show_default=False)],
    on: Annotated[list[str], typer.Option(metavar="[NAME=]URL", help="The page on which you begin.")],
    profile: options.Profile = None,
    attach: options.Attach = None,
    as_json: options.Json = False,
) -> None:
    """Record a macro: do it once in the browser that opens; Ctrl+C, or closing its window, ends the recording."""
    starts = named(on)
    if not name.strip():
        raise UserError("The macro needs a name; say what it does, for example: 'Add a customer'.")
    if other := next((each for each in starts.values() if kind(each) != "browser"), ""):
        raise UserError(f"{other} has no window of the browser; record there with Show me in the app.")
    settings = load_settings(headed=None if attach else True, profile=profile, attach=attach, eyes="tree")
    with ExitStack() as opening:
        records = opening.enter_context(Records.open())
        session = opening.enter_context(opened(on, settings, ENDS))
        recorder = Recorder(starts)
        window = WatchedWindow(session, recorder)
        opening.enter_context(ended_by_signals(window.stop))
        say = sys.stderr if as_json else sys.stdout
        window.begin()
        print(f"Do it once. {ENDS}.", file=say, flush=True)
        for number, deed in enumerate(window.deeds(), 1):
            print(f"{number:>3}  {deed.words}", file=say, flush=True)
        shortcut = kept(recorder, name.strip(), records.library)
    for line in [to_json(shortcut)] if as_json else told(shortcut, recorder.missing):
        print(line)
