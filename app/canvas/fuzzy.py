"""Finding by a few letters: "inh" finds Inhibitory, "ica" finds IF_curr_alpha. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")

_START, _WORD, _RUN = 8, 5, 3  # worth of a letter at the start, at the start of a word, right after the one before
_LATER = 4  # what a match in each further text is worth less


def score(query: str, text: str) -> int | None:
    """How well the letters of `query` stand, in their order, in `text`; None when they do not. Case is ignored."""
    low, at, total, before = text.casefold(), 0, 0, -2
    for letter in query.casefold().replace(" ", ""):
        at = low.find(letter, at)
        if at < 0:
            return None
        total += _worth(text, at, before)
        before, at = at, at + 1
    return total


def best(query: str, things: Iterable[T], texts: Callable[[T], Iterable[str]]) -> list[T]:
    """The things of which some text fits, the best first, and otherwise in their own order."""
    ranked = [(rank, thing) for thing in things if (rank := _rank(query, texts(thing))) is not None]
    return [thing for _, thing in sorted(ranked, key=lambda pair: -pair[0])]


def _rank(query: str, texts: Iterable[str]) -> int | None:
    scores = ((score(query, text), _LATER * index) for index, text in enumerate(texts))
    return max((points - less for points, less in scores if points is not None), default=None)


def _worth(text: str, at: int, before: int) -> int:
    if at == 0:
        return _START
    if at == before + 1:
        return _RUN
    starts_word = not text[at - 1].isalnum() or (text[at].isupper() and text[at - 1].islower())
    return _WORD if starts_word else 0
