"""Runs that are kept: what ran, when, where and what came of it, on disk. No Qt."""

from app.records.archive import BUDGET, Archive
from app.records.keeping import Keeping
from app.records.record import INTERRUPTED, Record

__all__ = ["BUDGET", "INTERRUPTED", "Archive", "Keeping", "Record"]
