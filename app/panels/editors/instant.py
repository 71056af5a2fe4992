"""What editors share in which nothing is ever half typed."""

from __future__ import annotations


class Instant:
    """Every click is a commit, so that there is nothing left to commit or to forget."""

    def commit(self) -> None:
        """Nothing is ever half typed."""

    def restore(self) -> None:
        """Nothing is ever half typed."""
