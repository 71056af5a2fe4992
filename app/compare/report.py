"""A comparison as a table, for people and for programs."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import asdict, fields
from math import isnan
from pathlib import Path
from typing import Any

from app.compare.comparison import Comparison
from app.compare.spikes import SpikePair
from app.compare.words import title

HEAD = ("population", "simulator", "agrees", "spikes", "rate (Hz)", "CV", "first difference", "distance")
NUMBERS = ("spikes", "rate (Hz)", "CV")  # the columns that are numbers alone


def rows(comparison: Comparison) -> Iterator[tuple[str, ...]]:
    """For each population a row for each simulator, and for each variable one for each that is held against the first.

    The same columns as HEAD.
    """
    for population in dict.fromkeys(pair.population for pair in comparison.spikes):
        pairs = [pair for pair in comparison.spikes if pair.population == population]
        yield (population, title(pairs[0].a), "", *_numbers(pairs[0], 0), "", "")
        for pair in pairs:
            numbers = *_numbers(pair, 1), _first(pair), f"{pair.distance:.3g}"
            yield (population, title(pair.b), _word(pair.agrees), *numbers)
    for key in dict.fromkeys((seen.population, seen.variable) for seen in comparison.traces):
        for seen in comparison.traces:
            if (seen.population, seen.variable) == key:
                apart = f"{seen.outside:.1%} apart until {seen.until:.0f} ms", f"rms {seen.rms:.2g} {seen.unit}"
                yield (", ".join(key), title(seen.b), _word(seen.agrees), "", "", "", *apart)


def _numbers(pair: SpikePair, which: int) -> tuple[str, ...]:
    cv = pair.cvs[which]
    return f"{pair.counts[which]:,}", f"{pair.rates[which]:.2f}", "\u2013" if isnan(cv) else f"{cv:.2f}"


def _first(pair: SpikePair) -> str:
    parting = pair.parting
    return "none" if parting.first is None else f"{parting.first:.1f} ms, cell {parting.first_cell}"


def as_json(comparison: Comparison) -> dict[str, Any]:
    """Everything, in plain values."""
    return {
        "agree": comparison.agree,
        "verdict": comparison.verdict,
        "verdicts": [asdict(verdict) for verdict in comparison.verdicts],
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
