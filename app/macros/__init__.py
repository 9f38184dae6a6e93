"""Macros: Shortcuts made from runs, replayed without a model, and run over many rows."""
