"""The command `runs`: the runs that the window has kept, and what one of them brought."""

from __future__ import annotations

import json
import shutil
from argparse import Namespace
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from app.cli.errors import CommandError, UsageError
from app.records import Archive, Record
from app.records.place import place
from app.storage import EXTENSION, StorageError, save

_HEAD = ("ID", "Run", "Simulator", "When", "Duration", "Ended", "Rates")


def run(arguments: Namespace) -> int:
    """List all runs, or those whose id begins with the one given; with `--out`, take the one away."""
    archive = Archive(arguments.folder or place())
    records = archive.records()
    if arguments.id is not None:
        records = [record for record in records if record.id.startswith(arguments.id)]
        if not records:
            raise CommandError(f"There is no run whose id begins with {arguments.id!r}; `main.py runs` lists them.")
    if arguments.out is not None:
        _leave(archive, _only(records, arguments.id), arguments.out)
    if arguments.json:
        entries = [{**asdict(record), "state": record.state} for record in records]
        print(json.dumps({"runs": entries}, ensure_ascii=False, indent=2))
    else:
        _table(records)
    return 0


def _only(records: list[Record], id_: str | None) -> Record:
    if id_ is None or len(records) != 1:
        raise UsageError(f"--out takes one run away: give enough of its id to tell it from {len(records)} others.")
    return records[0]


def _table(records: list[Record]) -> None:
    rows = [_HEAD, *map(_row, records)]
    widths = [max(len(row[i]) for row in rows) for i in range(len(_HEAD))]
    for row in rows if records else []:
        print("  ".join(f"{word:<{width}}" for word, width in zip(row, widths, strict=True)).rstrip())
    if not records:
        print("No runs are kept.")


def _row(record: Record) -> tuple[str, ...]:
    when = f"{datetime.fromtimestamp(record.when):%Y-%m-%d %H:%M:%S}"
    simulator = f"{record.simulator} {record.version}".strip()
    return (record.id, record.title, simulator, when, f"{record.duration:g} ms", record.state, record.rates)


def _leave(archive: Archive, record: Record, folder: Path) -> None:
    """What `run --out` leaves, of a run that was."""
    from app.cli.data import write_data, write_weights  # matplotlib and Neo take a while to import
    from app.cli.pictures import draw

    try:
        network, results = archive.network(record), archive.results(record)
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(archive.program(record), folder / "network.py")
        save(network, folder / f"network{EXTENSION}")
        (folder / "results.json").write_text(record.dumps() + "\n", encoding="utf-8")
        draw(folder, results, {population.name: population.role for population in network.populations})
        write_data(folder / "data.nix", results, record.title)
        write_weights(folder, results)
    except StorageError as error:
        raise CommandError(str(error)) from error
    except OSError as error:
        raise CommandError(f"{folder} could not be filled: {error.strerror or error}.") from error
