"""Widgets that show models and pass on what the person does; no logic of their own."""
