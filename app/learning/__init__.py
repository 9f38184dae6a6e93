"""Learning: what a run has shown, tried again, kept, and brought to mind when it fits."""
