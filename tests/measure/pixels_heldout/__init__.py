"""Screens that the classifier never learned from, with what can be acted on there: it is judged by these alone.

The demo shop and MiniWoB++ in a browser, Ionic pages on a phone's screen, Qt and GTK programs.
"""
