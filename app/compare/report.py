"""A comparison as a table, for people and for programs."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from app.compare.comparison import Comparison
from app.compare.spikes import SpikePair
from app.compare.words import title

HEAD = ("population", "simulators", "spikes", "rate (Hz)", "CV", "first difference", "distance", "agree")


def rows(comparison: Comparison) -> Iterator[tuple[str, ...]]:
    """A row for each population and pair of simulators, and for each variable; the same columns as HEAD."""
    for one in comparison.spikes:
        parting = one.parting
        first = "none" if parting.first is None else f"{parting.first:.1f} ms, cell {parting.first_cell}"
        yield (
            one.population,
            f"{title(one.a)} / {title(one.b)}",
            f"{one.counts[0]:,} / {one.counts[1]:,}",
            f"{one.rates[0]:.2f} / {one.rates[1]:.2f}",
            f"{one.cvs[0]:.2f} / {one.cvs[1]:.2f}",
            first,
            f"{one.distance:.3g}",
            _word(one.agrees),
        )
    for seen in comparison.traces:
        yield (
            f"{seen.population}, {seen.variable}",
            f"{title(seen.a)} / {title(seen.b)}",
            "",
            "",
            "",
            f"{seen.outside:.1%} of samples apart until {seen.until:.0f} ms",
            f"rms {seen.rms:.2g} {seen.unit}",
            _word(seen.agrees),
        )


def as_json(comparison: Comparison) -> dict[str, Any]:
    """Everything, in plain values."""
    return {
        "agree": comparison.agree,
        "verdict": comparison.verdict,
        "runs": [
            {
                "simulator": run.simulator,
                "outcome": run.outcome.end.value,
                "sentence": run.outcome.sentence,
                "version": run.outcome.finished.version if run.outcome.finished else "",
                "seconds": run.outcome.finished.seconds if run.outcome.finished else {},
            }
            for run in comparison.runs
        ],
        "spikes": [_plain(one) for one in comparison.spikes],
        "traces": [asdict(one) for one in comparison.traces],
    }


def text(comparison: Comparison) -> str:
    """The table in columns, and the verdict below it."""
    table = [HEAD, *rows(comparison)]
    widths = [max(len(row[i]) for row in table) for i in range(len(HEAD))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in table]
    return "\n".join([*lines, "", comparison.verdict])


def markdown(comparison: Comparison) -> str:
    """The same in Markdown."""
    line = "| " + " | ".join(HEAD) + " |\n|" + "---|" * len(HEAD)
    body = "\n".join("| " + " | ".join(row) + " |" for row in rows(comparison))
    return f"{line}\n{body}\n\n{comparison.verdict}"


def write_csv(comparison: Comparison, path: Path) -> None:
    """The table as a file. OSError when the disk refuses."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(HEAD)
        writer.writerows(rows(comparison))


def _plain(pair: SpikePair) -> dict[str, Any]:
    """Of the parting only its beginning."""
    plain = {each.name: getattr(pair, each.name) for each in fields(pair) if each.name not in ("parting", "judgement")}
    plain |= {"first": pair.parting.first, "first_cell": pair.parting.first_cell, "same": pair.same}
    judgement = asdict(pair.judgement) if pair.judgement else None
    return {**plain, "judgement": judgement, "agrees": pair.agrees}


def _word(agrees: bool | None) -> str:
    return {True: "yes", False: "NO", None: "?"}[agrees]
