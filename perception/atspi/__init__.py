"""Accessibility trees of Linux desktop programs (AT-SPI), as elements."""
