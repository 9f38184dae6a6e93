"""Qt only: shows the engine's events and forwards the person's wishes."""
