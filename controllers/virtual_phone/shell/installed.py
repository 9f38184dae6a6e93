"""All commands of the phone, by name."""

from controllers.virtual_phone.shell.commands import (
    activities,
    automation,
    configuring,
    dumpsys,
    facts,
    packages,
    processes,
    streams,
    typing,
)
from controllers.virtual_phone.shell.process import Command

COMMANDS: dict[str, Command] = {
    **streams.COMMANDS,
    **facts.COMMANDS,
    **dumpsys.COMMANDS,
    **packages.COMMANDS,
    **activities.COMMANDS,
    **typing.COMMANDS,
    **configuring.COMMANDS,
    **automation.COMMANDS,
    **processes.COMMANDS,
}
