"""What is said of runs below their list. No Qt."""

from __future__ import annotations

from app.records import Record

INVITATION = "Each run is kept here. Press Run to make the first."


def described(chosen: list[Record], found: list[Record]) -> str:
    """Of those that are selected, or else of all."""
    if len(chosen) == 1:
        return _one(chosen[0])
    if chosen:
        return f"{len(chosen)} runs"
    return f"{len(found)} run{'s' if len(found) != 1 else ''}" if found else INVITATION


def matches(record: Record, words: list[str]) -> bool:
    """Whether all words, in lower case, are somewhere in what is said of a run."""
    said = (record.title, record.simulator, record.state, record.rates, record.source)
    return all(word in " ".join(said).casefold() for word in words)


def _one(record: Record) -> str:
    parts = [record.outcome or record.state.capitalize(), f"seed {record.seed}", f"{record.seconds:.1f} s"]
    if record.source != "window":
        parts.append(f"from {record.source}")
    if record.changes:
        parts.append(f"changed while it ran: {'; '.join(record.changes)}")
    return " · ".join(parts)
