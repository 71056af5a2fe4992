"""Currents that are injected into cells, a file each."""
