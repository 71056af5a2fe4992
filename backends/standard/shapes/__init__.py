"""Volumes in which cells lie at random, a file each."""
