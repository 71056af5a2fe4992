"""Arrangements of cells in space, a file each."""
