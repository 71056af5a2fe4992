"""What was done, what was undone, and the way between. Unlimited."""

from __future__ import annotations

from app.commands.command import Command
from app.model import Network


class History:
    """The acts on one network. `position` counts those that are done; `texts` names all, done and undone."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._done: list[Command] = []
        self._undone: list[Command] = []
        self._clean: tuple[Command, ...] | None = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """The names of all acts, in the order in which they happened or would happen again."""
        return tuple(command.text for command in (*self._done, *reversed(self._undone)))

    @property
    def position(self) -> int:
        """How many of them are done."""
        return len(self._done)

    @property
    def undo_text(self) -> str | None:
        """What `undo` would take back, or None."""
        return self._done[-1].text if self._done else None

    @property
    def redo_text(self) -> str | None:
        """What `redo` would do again, or None."""
        return self._undone[-1].text if self._undone else None

    @property
    def clean(self) -> bool:
        """Whether the network is as it was at the last `mark_clean`."""
        return self._clean is not None and tuple(map(id, self._done)) == tuple(map(id, self._clean))

    def mark_clean(self) -> None:
        """The network is now as it is on disk."""
        self._clean = tuple(self._done)

    def mark_edited(self) -> None:
        """The network is not on disk, and nothing that can be undone would make it so."""
        self._clean = None

    def submit(self, command: Command) -> None:
        """Do a command and remember it; it may merge with the last one."""
        command.do(self._network)
        self._undone.clear()
        merged = self._done[-1].merge(command) if self._done and not self.clean else None
        if merged is not None:
            self._done[-1] = merged
        else:
            self._done.append(command)

    def undo(self) -> None:
        """Take the last act back, if there is one."""
        if self._done:
            self._done[-1].undo(self._network)
            self._undone.append(self._done.pop())

    def redo(self) -> None:
        """Do the last undone act again, if there is one."""
        if self._undone:
            self._undone[-1].do(self._network)
            self._done.append(self._undone.pop())

    def go(self, position: int) -> None:
        """Undo or redo until `position` acts are done."""
        while self.position > max(position, 0):
            self.undo()
        while self.position < min(position, len(self.texts)):
            self.redo()
