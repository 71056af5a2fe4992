"""Synapse models, a file each."""
