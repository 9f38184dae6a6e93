"""What a screen is: captures, elements, locators, checks and what changed.

Knows no device, no model and no storage; all but the reading of pictures is data and pure functions over it.
"""
