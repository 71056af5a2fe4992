"""A comparison as a table, for people and for programs."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from app.compare.comparison import Comparison, title

HEAD = ("population", "simulators", "spikes", "rate (Hz)", "CV", "first difference", "distance", "agree")


def rows(comparison: Comparison) -> Iterator[tuple[str, ...]]:
    """A row for each population and pair of simulators, and for each variable; the same columns as HEAD."""
    for one in comparison.spikes:
        first = "none" if one.first is None else f"{one.first:.1f} ms, cell {one.first_cell}"
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
            f"median {seen.median:.2g} {seen.unit} until {seen.until:.0f} ms",
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
        "spikes": [asdict(one) for one in comparison.spikes],
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


def _word(agrees: bool) -> str:
    return "yes" if agrees else "NO"
