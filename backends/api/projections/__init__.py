"""Projections: connections from one population to another, and single ones among them."""

from backends.api.projections.connection import Connection
from backends.api.projections.projection import Projection

__all__ = ["Connection", "Projection"]
