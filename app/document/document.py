"""The open document: the one thing that every view is given, and through which every change goes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from app.commands import Command, History
from app.model import Element, Network, events
from app.model.checks import Problem, check
from app.model.checks.abilities import refused
from app.model.checks.network import Found, check_element
from app.model.memory import Memory
from app.script import Program, write


@dataclass(frozen=True)
class NetworkOpened:
    """Another network took the place of the one before: forget everything about that one."""


@dataclass(frozen=True)
class SelectionChanged:
    """Other elements are selected."""


@dataclass(frozen=True)
class HistoryChanged:
    """Something was done, undone, redone or saved. Comes after the events of the network itself."""


@dataclass(frozen=True)
class ProblemsChanged:
    """Other problems were found in the same network: it became known what its simulator refuses."""


@dataclass(frozen=True)
class PathChanged:
    """The document belongs to another file."""


DocumentEvent = events.Event | NetworkOpened | SelectionChanged | HistoryChanged | ProblemsChanged | PathChanged
Listener = Callable[[DocumentEvent], None]


class Document:
    """Holds one network at a time and tells its listeners of everything that happens to it."""

    def __init__(self, network: Network | None = None, path: Path | None = None) -> None:
        self._listeners: list[Listener] = []
        self._unlisten: Callable[[], None] = lambda: None
        self._selection: tuple[str, ...] = ()
        self._path: Path | None = None
        self._refusals: dict[str, Mapping[str, str]] = {}
        self._open(network or Network(), path)

    # -- looking ---------------------------------------------------------------------------------------------------

    @property
    def network(self) -> Network:
        """The open network. Look, do not touch: changes go through `submit`."""
        return self._network

    @property
    def history(self) -> History:
        """What was done; for looking. Undo and redo through the document."""
        return self._history

    @property
    def path(self) -> Path | None:
        """The file it was read from or last saved to."""
        return self._path

    @property
    def selection(self) -> tuple[str, ...]:
        """Names of the selected elements, the one selected last at the end."""
        return self._selection

    @property
    def selected(self) -> tuple[Element, ...]:
        """The selected elements themselves."""
        return tuple(self._network[name] for name in self._selection)

    @property
    def edited(self) -> bool:
        """Whether something would be lost if it were closed now."""
        return not self._history.clean

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the network now, and with its simulator, as far as is known what that refuses."""
        return self._state.problems

    def problems_of(self, name: str) -> tuple[Problem, ...]:
        """What is wrong with one element; quick in a large network."""
        element = self._network[name]
        return (*check_element(element, self._network), *refused(element, self._refused))

    @property
    def program(self) -> Program:
        """The program of the network now. ValueError when a name in it can be none."""
        return self._state.program

    # -- acting ----------------------------------------------------------------------------------------------------

    def submit(self, command: Command) -> None:
        """Do a command. Raises what the command raises, and then nothing has changed."""
        self._history.submit(command)
        self._tell(HistoryChanged())

    def undo(self) -> None:
        """Take the last act back."""
        self._history.undo()
        self._tell(HistoryChanged())

    def redo(self) -> None:
        """Do the last undone act again."""
        self._history.redo()
        self._tell(HistoryChanged())

    def go(self, position: int) -> None:
        """Undo or redo until `position` acts are done."""
        self._history.go(position)
        self._tell(HistoryChanged())

    def select(self, names: Iterable[str]) -> None:
        """Select these elements and no others; unknown names are left out."""
        selection = tuple(dict.fromkeys(name for name in names if name in self._network))
        if selection != self._selection:
            self._selection = selection
            self._tell(SelectionChanged())

    def open(self, network: Network, path: Path | None = None) -> None:
        """Let another network take the place of this one."""
        self._open(network, path)
        self._tell(NetworkOpened())
        self._tell(PathChanged())

    def open_edited(self, network: Network, path: Path | None = None) -> None:
        """Let a network take the place of this one that differs from what is on disk."""
        self._open(network, path)
        self._history.mark_edited()
        self._tell(NetworkOpened())
        self._tell(PathChanged())

    def saved(self, path: Path) -> None:
        """The network is now on disk as it is here."""
        self._path = path
        self._history.mark_clean()
        self._tell(PathChanged())
        self._tell(HistoryChanged())

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Tell `listener` of everything from now on; the returned function ends it."""
        self._listeners.append(listener)
        listeners = self._listeners  # which may be empty already where document and listener go together

        def unlisten() -> None:
            if listener in listeners:
                listeners.remove(listener)

        return unlisten

    def learn(self, simulator: str, refusals: Mapping[str, str]) -> None:
        """Take note of the models that a simulator refuses, each with the reason."""
        self._refusals[simulator] = refusals
        self._state = self._state_now()
        self._tell(ProblemsChanged())

    # -- inside ------------------------------------------------------------------------------------------------------

    def _open(self, network: Network, path: Path | None) -> None:
        self._unlisten()
        self._network, self._path = network, path
        self._history = History(network)
        self._selection = ()
        self._found: Found = Memory()
        self._state = self._state_now()
        self._unlisten = network.listen(self._on_event)

    @property
    def _refused(self) -> Mapping[str, str]:
        """What the chosen simulator refuses, as far as that is known."""
        return self._refusals.get(self._network.settings.simulator, {})

    def _state_now(self) -> _State:
        return _State(self._network, self._refused, self._found)

    def _on_event(self, event: events.Event) -> None:
        self._state = self._state_now()
        before, self._selection = self._selection, tuple(self._still_selected(event))
        self._tell(event)
        if self._selection != before:
            self._tell(SelectionChanged())

    def _still_selected(self, event: events.Event) -> Iterator[str]:
        for name in self._selection:
            if isinstance(event, events.Replaced) and name == event.old.name:
                yield event.new.name
            elif not (isinstance(event, events.Removed) and name == event.element.name):
                yield name

    def _tell(self, event: DocumentEvent) -> None:
        for listener in tuple(self._listeners):
            listener(event)


class _State:
    """What follows from the network as it is, worked out when first asked for."""

    def __init__(self, network: Network, refusals: Mapping[str, str], found: Found) -> None:
        self._network, self._refusals = network, refusals
        self._found = found

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        found = (problem for element in self._network for problem in refused(element, self._refusals))
        return (*check(self._network, self._found), *(found if self._refusals else ()))

    @cached_property
    def program(self) -> Program:
        return write(self._network)
