"""The releases of `visitor`, one in a module."""
