"""Chromium as a target: pages worked by trusted input, read by a script inside them."""
