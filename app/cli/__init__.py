"""The command line, a module for each command or group; `main.COMMANDS` lists them."""
