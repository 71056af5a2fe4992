"""What a command is."""

from __future__ import annotations

from typing import Protocol

from app.model import Network


class Command(Protocol):
    """One act of the user. `text` names it in the history: "Move Excitatory"."""

    @property
    def text(self) -> str:
        """What the act is called."""

    def do(self, network: Network) -> None:
        """Change the network. When it raises, the network is as before."""

    def undo(self, network: Network) -> None:
        """Put the network back to what it was before `do`."""

    def merge(self, later: Command) -> Command | None:
        """This and a later command as one (a drag, a slider), or None when they are two acts."""
