"""The bar below a run, one for each thing that the person can do in it."""
