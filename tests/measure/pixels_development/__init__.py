"""Screens to tune by: looks that the classifier neither learned from nor is judged by. Thresholds and ideas are tried
on these alone.

Pages and very small pages written by hand in CSS kits that no training page uses, and Tk programs. Collected by
`python -m tests.measure.pixels_development`, scored by `python -m tests.measure.pixels --screens development`.
"""
