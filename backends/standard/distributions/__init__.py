"""Probability distributions, a file each."""
