"""Comparisons of simulators in the window: which, what they did over each other, and the verdict."""

from app.plots.comparison.panel import ComparisonPanel

__all__ = ["ComparisonPanel"]
