"""Where two texts differ."""

from __future__ import annotations

from collections.abc import Sequence

_LONGEST, _KEPT = 4000, 400  # characters
_STRETCH = 1024  # lines


def changed_lines(old: Sequence[str], new: Sequence[str]) -> tuple[int, int, int]:
    """(first, old_end, new_end): old[first:old_end] gave way to new[first:new_end], and all around is the same."""
    first = _alike(old, new)
    same = _alike(old[first:][::-1], new[first:][::-1])
    return first, len(old) - same, len(new) - same


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many lines two texts begin with in common. Whole stretches are compared first, at next to no cost."""
    shorter = min(len(one), len(other))
    start = 0
    while start < shorter and one[start : start + _STRETCH] == other[start : start + _STRETCH]:
        start += _STRETCH
    end = min(start + _STRETCH, shorter)
    return next((i for i in range(start, end) if one[i] != other[i]), end)


def abridged(text: str) -> str:
    """The text with the middle of very long lines left out: a million numbers are not for reading."""
    return "\n".join(abridged_lines(text))


def abridged_lines(text: str) -> list[str]:
    """The same, line by line."""
    lines = text.split("\n")
    if len(text) >= _LONGEST:
        for number in [number for number, length in enumerate(map(len, lines)) if length >= _LONGEST]:
            lines[number] = _shortened(lines[number])
    return lines


def _shortened(line: str) -> str:
    return f"{line[:_KEPT]} … {len(line) - 2 * _KEPT:,} characters … {line[-_KEPT:]}"
