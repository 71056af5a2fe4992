"""Kinds of projections, and of single connections."""

from backends.api.projections import Connection, Projection

__all__ = ["Connection", "Projection"]
