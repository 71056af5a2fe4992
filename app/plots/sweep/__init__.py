"""Sweeps in the window: what is swept, how far it is, and what came of it."""

from app.plots.sweep.panel import SweepPanel

__all__ = ["SweepPanel"]
