"""Trains the classifier of `perception.pixels`: renders pages with known controls, reads their pixels, learns.

Run by hand, in this order; each step goes on where it was stopped:

    python -m tests.measure.pixels_training.fetch      # CSS kits and icon packs, by npm
    python -m tests.measure.pixels_training.shots      # --pages 8000 --first 0: pictures of pages, and what is true of them
    python -m tests.measure.pixels_training.train      # learns from all shots there are; writes perception/pixels/classifier.npz

The weights kept are of 24 epochs over 8,248 pages, about the first 515 seeds of each thousand from 0 to 15,999: sixteen
processes (`--first 0`, `--first 1000`, ... `--pages 1000`) rendered them in ten minutes on sixteen cores, and training
took three. Of 570 pages the same net found 76 % of the controls of the held-out screens, of 3,744 85 %, of these 88 %.
The generator makes more kinds of pages since then, which these weights have not seen; `train --further` learns from such.

No page of MiniWoB++, no Qt and no GTK program is among them: those are what `tests.measure.pixels` judges by.
"""
