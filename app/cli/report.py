"""What a run came to, for people and for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TextIO

from app.cli.job import Job
from app.worker import Outcome, Recording, Results


def summary(job: Job, results: Results, outcome: Outcome) -> dict[str, Any]:
    """One object: simulator, version, biological time (ms), populations, seconds of wall time per part."""
    finished = outcome.finished
    return {
        "simulator": job.simulator.name,
        "version": job.simulator.version or "",
        "processes": job.processes,
        "outcome": outcome.end.value,
        "biological_time": finished.time if finished else results.now,
        "populations": list(_populations(results)),
        **({"weights": list(_weights(results))} if results.weights else {}),
        "seconds": finished.seconds if finished else {},
    }


def _populations(results: Results) -> Iterator[dict[str, Any]]:
    """Each population of which something is recorded; spike_count and mean_rate are None where spikes are not."""
    recorded: dict[tuple[str, str], dict[str, Any]] = {}
    for recording in results.recordings.values():
        entry = {"label": recording.label, "name": recording.element, "size": recording.size}
        known = recorded.setdefault(
            (recording.element, recording.label), {**entry, "spike_count": None, "mean_rate": None}
        )
        if recording.is_spikes:
            known |= _spikes(recording, results)
    yield from recorded.values()


def _weights(results: Results) -> Iterator[dict[str, Any]]:
    """Each projection whose weights are recorded: how many there are, and their mean at the beginning and the end."""
    for weights in results.weights.values():
        first, last = (float(row.mean()) if row.size else None for row in (weights.rows[0], weights.rows[-1]))
        yield {"name": weights.name, "synapses": len(weights.rows[-1]), "mean_at_start": first, "mean_at_end": last}


def _spikes(recording: Recording, results: Results) -> dict[str, Any]:
    return {"spike_count": recording.count, "mean_rate": recording.rate(results.now)}


def table(result: dict[str, Any], title: str, stream: TextIO) -> None:
    """The same for people."""
    print(f"{title} on {result['simulator']} {result['version']}, {result['biological_time']:g} ms", file=stream)
    width = max((len(p["label"]) for p in result["populations"]), default=0)
    for population in result["populations"]:
        head = f"  {population['label']:<{width}}  {population['size']:>7,} cells"
        spikes = population["spike_count"]
        print(
            head if spikes is None else f"{head}  {spikes:>11,} spikes  {population['mean_rate']:8.2f} /s", file=stream
        )
    times = "  ".join(f"{part} {seconds:.2f}" for part, seconds in result["seconds"].items())
    if times:
        print(f"  seconds: {times}", file=stream)
