"""The command line: `journeyman run`, `demo`, `episodes`, `show`, `look`, `doctor`, `bench`."""
