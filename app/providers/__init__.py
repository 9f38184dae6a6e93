"""Where targets come from: one provider for each kind of target that `--on` can name."""
