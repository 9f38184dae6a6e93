"""What a screen is: captures, elements, locators, checks and what changed.

Knows no device, no model and no storage; everything here is data and pure functions over it.
"""
