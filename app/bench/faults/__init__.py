"""What is made to go wrong in the runs of a bench, and how it is counted who noticed."""
