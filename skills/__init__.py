"""What was learned, as data and pure functions: steps, Shortcuts, Tips and the library that keeps them."""
