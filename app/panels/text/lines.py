"""Where two texts differ."""

from __future__ import annotations

from collections.abc import Sequence

_LONGEST, _KEPT = 4000, 400  # characters


def changed_lines(old: Sequence[str], new: Sequence[str]) -> tuple[int, int, int]:
    """(first, old_end, new_end): old[first:old_end] gave way to new[first:new_end], and all around is the same."""
    shorter = min(len(old), len(new))
    first = next((i for i in range(shorter) if old[i] != new[i]), shorter)
    rest = shorter - first
    same = next((i for i in range(rest) if old[-1 - i] != new[-1 - i]), rest)
    return first, len(old) - same, len(new) - same


def abridged(text: str) -> str:
    """The text with the middle of very long lines left out: a million numbers are not for reading."""
    if len(text) < _LONGEST:
        return text
    return "\n".join(line if len(line) < _LONGEST else _shortened(line) for line in text.split("\n"))


def _shortened(line: str) -> str:
    return f"{line[:_KEPT]} … {len(line) - 2 * _KEPT:,} characters … {line[-_KEPT:]}"
