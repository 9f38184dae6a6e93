"""Trains the nets of `perception.pixels`: renders pages with known controls, reads their pixels, learns.

Run by hand, in this order; each step but the last two goes on where it was stopped:

    python -m tests.measure.pixels_training.fetch      # CSS kits, icon packs and packages that hold pages, by npm
    python -m tests.measure.pixels_training.shots      # --pages 4000 --first 0: pictures of pages, and what is true of them
    python -m tests.measure.pixels_training.sites      # --rounds 4: the same of pages that people made
    python -m tests.measure.pixels_training.examples   # what is learned from, of all shots there are
    python -m tests.measure.pixels_training.train      # --seconds 500 --into FOLDER; needs PyTorch, onnx and a GPU
    python -m tests.measure.pixels_training.mixing FOLDER   # writes perception/pixels/classifier.npz and convolution.onnx

The weights kept are half of `alone.npz`, a classifier of the features alone that learned from 8,248 pages of an earlier
generator, and half of a short training of some minutes on 3,600 pictures, half of them of `sites`, each in two or three
variants. Longer ones know the pages that they learned from better, and others worse: `tests/measure/README.md` tells what
was tried. Sixteen cores make examples of fifteen pages a second; on one H200 an epoch of 12,000 pictures takes 20 seconds.

No page of MiniWoB++, no Qt and no GTK program is among them: those are what `tests.measure.pixels` judges by.
"""
