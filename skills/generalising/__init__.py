"""From a demonstration to a Shortcut: cut, checked, and with what may differ next time as parameters."""
