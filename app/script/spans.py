"""Which line of a program is about which element: stretches of lines, of which a large program has many."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property


class Spans(Mapping[int, str]):
    """Line numbers (from 1) and the names of elements. `spans`: (first line, how many, name), rising."""

    def __init__(self, spans: Iterable[tuple[int, int, str]] = ()) -> None:
        self._spans = tuple(spans)

    def __getitem__(self, line: int) -> str:
        at = bisect_right(self._firsts, line) - 1
        if at >= 0:
            first, many, name = self._spans[at]
            if line < first + many:
                return name
        raise KeyError(line)

    def __iter__(self) -> Iterator[int]:
        return (line for first, many, _ in self._spans for line in range(first, first + many))

    def __len__(self) -> int:
        return sum(many for _, many, _ in self._spans)

    def of(self, name: str) -> tuple[int, ...]:
        """The lines about an element, rising."""
        return tuple(line for lines in self._of.get(name, ()) for line in lines)

    @cached_property
    def _firsts(self) -> list[int]:
        return [first for first, _, _ in self._spans]

    @cached_property
    def _of(self) -> Mapping[str, list[range]]:
        of: defaultdict[str, list[range]] = defaultdict(list)
        for first, many, name in self._spans:
            of[name].append(range(first, first + many))
        return of
