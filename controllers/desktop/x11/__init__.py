"""An X11 screen: what the protocol itself can tell and do."""
