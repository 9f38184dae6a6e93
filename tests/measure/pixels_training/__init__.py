"""Trains the classifier of `perception.pixels`: renders pages with known controls, reads their pixels, learns.

Run by hand, in this order; each step goes on where it was stopped:

    python -m tests.measure.pixels_training.fetch      # CSS kits and icon packs, by npm
    python -m tests.measure.pixels_training.examples   # --pages 3000: screens, their truth, the features of proposals
    python -m tests.measure.pixels_training.train      # writes perception/pixels/classifier.npz

No page of MiniWoB++, no Qt and no GTK program is among them: those are what `tests.measure.pixels` judges by.
"""
