"""What is typed, as values, and values as text: numbers, units, distributions, grids, names. No Qt."""
