"""What can go wrong while a network is changed.

ModelError
├── UnknownElement      no element has that name
├── DuplicateName       two elements would have one name
├── MissingPopulation   a projection without an end
└── StillConnected      a population that projections hang on
"""

from __future__ import annotations

from difflib import get_close_matches

from app.model.elements import Element, Population, Projection


class ModelError(Exception):
    """A change that cannot be made; its text is a sentence for the user, `element` the name it is about."""

    def __init__(self, element: str, sentence: str) -> None:
        super().__init__(sentence)
        self.element = element


class UnknownElement(ModelError):
    """No element has that name."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        close = get_close_matches(name, known, 1)
        hint = f" Did you mean {close[0]!r}?" if close else f" There are: {', '.join(known) or 'none'}."
        super().__init__(name, f"No element is called {name!r}.{hint}")


class DuplicateName(ModelError):
    """Two elements would have one name."""

    def __init__(self, element: Element) -> None:
        super().__init__(element.name, f"{element.label}: the name {element.name!r} is taken by another element.")


class MissingPopulation(ModelError):
    """A projection names a population that is not there."""

    def __init__(self, projection: Projection, end: str) -> None:
        super().__init__(projection.name, f"{projection.label}: there is no population called {end!r}.")


class StillConnected(ModelError):
    """A population cannot go while projections hang on it."""

    def __init__(self, population: Population) -> None:
        super().__init__(population.name, f"{population.label}: projections hang on it; remove them first.")
