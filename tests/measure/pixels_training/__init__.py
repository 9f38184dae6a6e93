"""Trains the nets of `perception.pixels`: renders pages with known controls, reads their pixels, learns.

Run by hand, in this order; each step but the last two goes on where it was stopped:

    python -m tests.measure.pixels_training.fetch      # CSS kits, icon packs and packages that hold pages, by npm
    python -m tests.measure.pixels_training.shots      # --pages 4000 --first 0: pictures of pages, and what is true of them
    python -m tests.measure.pixels_training.sites      # --rounds 4: the same of pages that people made
    python -m tests.measure.pixels_training.examples   # what is learned from, of all shots there are
    python -m tests.measure.pixels_training.train      # --seconds 500 --into FOLDER; needs PyTorch, onnx and a GPU
    python -m tests.measure.pixels_training.mixing FOLDER   # writes perception/pixels/classifier.npz and convolution.onnx

The weights kept are 0.7 of `alone.npz`, a classifier of the features alone that learned from 8,248 pages of an earlier
generator, and 0.3 of what was trained here: three epochs over 3,310 pages (fifteen processes, `--first 100000`,
`--first 200000`, ...), then six over 6,146 (`--further FOLDER`, `--rate 0.0015`), each page in three variants. Sixteen cores make
fifteen pages a second; on one H200 an epoch of 18,000 pictures takes 38 seconds.

On 25 pages of the generator that it has not seen, what was trained tells 0.91 of the proposals that are controls, at a
precision of 0.96 (the features alone 0.88 at 0.70), and on screens of other makes it finds no more than the features
alone do: it knows how the generator's pages look. More kinds of pages will help it rather than more of these.

No page of MiniWoB++, no Qt and no GTK program is among them: those are what `tests.measure.pixels` judges by.
"""
