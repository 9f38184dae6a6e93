"""Trains the classifier of `perception.pixels`: renders pages with known controls, reads their pixels, learns.

Run by hand, in this order; each step goes on where it was stopped:

    python -m tests.measure.pixels_training.fetch      # CSS kits and icon packs, by npm
    python -m tests.measure.pixels_training.shots      # --pages 3000: pictures of pages, and what is true of them
    python -m tests.measure.pixels_training.train      # learns from all shots there are; writes perception/pixels/classifier.npz

No page of MiniWoB++, no Qt and no GTK program is among them: those are what `tests.measure.pixels` judges by.
"""
