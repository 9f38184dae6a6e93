"""What was learned: steps, Shortcuts and Tips as data and pure functions over it, and the library that keeps them."""
