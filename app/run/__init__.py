"""A run as the window sees it: one at a time, never waiting for it."""

from app.run.session import IDLE, RunSession

__all__ = ["IDLE", "RunSession"]
