"""A phone without hardware: an adb device on loopback whose screen is a browser page."""
