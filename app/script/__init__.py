"""Writes a network as a PyNN program. No Qt."""

from app.script.program import Program
from app.script.writer import write

__all__ = ["Program", "write"]
