"""The acts: add, remove, replace, rename, move, describe, and several of them as one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.commands.command import Command
from app.commands.removal import gone_with
from app.model import Element, Network, Node, Place, Settings
from app.model.elements import changed


class _Alone:
    """A command that never merges with a later one."""

    def merge(self, later: Command) -> Command | None:
        """Two acts stay two."""
        return None


@dataclass
class Add(_Alone):
    """An element comes into the network."""

    element: Element

    @property
    def text(self) -> str:
        """Named after the element."""
        return f"Add {self.element.label}"

    def do(self, network: Network) -> None:
        """Add it as the last."""
        network.add(self.element)

    def undo(self, network: Network) -> None:
        """Take it out."""
        network.remove(self.element.name)


@dataclass
class Remove(_Alone):
    """Elements leave the network, and with a node the edges that hang on it; what was in a group stays."""

    names: tuple[str, ...]
    _gone: list[tuple[int, Element]] = field(default_factory=list)
    _changed: list[tuple[Element, Element]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Named after the element, or after how many there are."""
        if len(self.names) == 1:
            label = next((element.label for _, element in self._gone if element.name == self.names[0]), self.names[0])
            return f"Delete {label}"
        return f"Delete {len(self.names)} elements"

    def do(self, network: Network) -> None:
        """Remove first what needs others, so that nothing is left with a loose end."""
        going, staying = gone_with(network, self.names)
        at = {name: position for position, name in enumerate(network.order)}
        self._gone = [(at[name], network[name]) for name in going]
        self._changed = [(network[element.name], element) for element in staying]
        for _, element in self._changed:
            network.replace(element.name, element)
        for name in going:
            network.remove(name)

    def undo(self, network: Network) -> None:
        """Bring all back, each to the position it had: the last that went is needed by those before it."""
        for _, element in reversed(self._gone):
            network.add(element)
        for before, _ in self._changed:
            network.replace(before.name, before)
        network.arrange({element.name: at for at, element in self._gone})


@dataclass
class Replace:
    """An element becomes another of the same name: a parameter, a model, a recording changed.

    `what` says which field of it, for the history and for merging: edits of the same field of the same element that
    follow each other without a pause are one act.
    """

    new: Element
    what: str = ""
    _old: Element | None = None

    @property
    def text(self) -> str:
        """Named after the element and the field."""
        return f"Change {self.what} of {self.new.label}" if self.what else f"Change {self.new.label}"

    def do(self, network: Network) -> None:
        """Put the new one in the place of the old."""
        self._old = network[self.new.name]
        network.replace(self.new.name, self.new)

    def undo(self, network: Network) -> None:
        """Put the old one back."""
        assert self._old is not None
        network.replace(self.new.name, self._old)

    def merge(self, later: Command) -> Command | None:
        """Edits of one field of one element merge."""
        if isinstance(later, Replace) and self.what and (self.new.name, self.what) == (later.new.name, later.what):
            return Replace(later.new, self.what, self._old)
        return None


@dataclass
class Rename(_Alone):
    """An element gets another label, and another name where it is not the one it has."""

    name: str
    new_name: str
    new_label: str
    _old_label: str = ""

    @property
    def text(self) -> str:
        """Named after both labels."""
        return f"Rename {self._old_label or self.name} to {self.new_label}"

    def do(self, network: Network) -> None:
        """Rename it; projections follow."""
        old = network[self.name]
        self._old_label = old.label
        network.replace(self.name, changed(old, name=self.new_name, label=self.new_label))

    def undo(self, network: Network) -> None:
        """Rename it back."""
        now = network[self.new_name]
        network.replace(self.new_name, changed(now, name=self.name, label=self._old_label))


@dataclass
class Move:
    """Nodes go to other places on the canvas. Moves of the same nodes merge while `drag` is the same."""

    places: Mapping[str, Place]
    drag: int = 0
    _before: dict[str, Place] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """Named after how many there are."""
        return f"Move {next(iter(self.places))}" if len(self.places) == 1 else f"Move {len(self.places)} nodes"

    def do(self, network: Network) -> None:
        """Place them."""
        self._before = {name: _place(network[name]) for name in self.places}
        self._put(network, self.places)

    def undo(self, network: Network) -> None:
        """Place them where they were."""
        self._put(network, self._before)

    def merge(self, later: Command) -> Command | None:
        """The moves of one drag are one move."""
        same = isinstance(later, Move) and later.drag == self.drag != 0 and later.places.keys() == self.places.keys()
        return Move(later.places, self.drag, self._before) if same and isinstance(later, Move) else None

    @staticmethod
    def _put(network: Network, places: Mapping[str, Place]) -> None:
        for name, place in places.items():
            network.replace(name, changed(network[name], place=place))


def _place(element: Element) -> Place:
    assert isinstance(element, Node), f"{element.label} has no place"
    return element.place


@dataclass
class Describe:
    """Title, notes or settings change; None leaves one as it is."""

    title: str | None = None
    notes: str | None = None
    settings: Settings | None = None
    _before: tuple[str, str, Settings] | None = None

    @property
    def text(self) -> str:
        """Named after what changes."""
        changed = {"title": self.title, "notes": self.notes, "settings": self.settings}
        return "Change " + " and ".join(name for name, value in changed.items() if value is not None)

    def do(self, network: Network) -> None:
        """Set what is given."""
        self._before = title, notes, settings = network.title, network.notes, network.settings
        network.describe(
            title if self.title is None else self.title,
            notes if self.notes is None else self.notes,
            settings if self.settings is None else self.settings,
        )

    def undo(self, network: Network) -> None:
        """Set what was."""
        assert self._before is not None
        network.describe(*self._before)

    def merge(self, later: Command) -> Command | None:
        """Descriptions stay apart."""
        return None


@dataclass
class Several:
    """Several commands as one act: all of them happen, or none. It merges with another when each of them does."""

    text: str
    commands: tuple[Command, ...]

    def do(self, network: Network) -> None:
        """Do them in order; when one fails, undo those before it."""
        done: list[Command] = []
        try:
            for command in self.commands:
                command.do(network)
                done.append(command)
        except Exception:
            for command in reversed(done):
                command.undo(network)
            raise

    def undo(self, network: Network) -> None:
        """Undo them backwards."""
        for command in reversed(self.commands):
            command.undo(network)

    def merge(self, later: Command) -> Command | None:
        """Edits of one field of the same elements merge."""
        if not isinstance(later, Several) or (self.text, len(self.commands)) != (later.text, len(later.commands)):
            return None
        merged = [one.merge(other) for one, other in zip(self.commands, later.commands, strict=True)]
        together = tuple(one for one in merged if one is not None)
        return Several(self.text, together) if together and len(together) == len(merged) else None
