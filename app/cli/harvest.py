"""`--out DIR`: the script that ran, the pictures, the data and the report."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app.cli.data import write_data, write_weights
from app.cli.errors import CommandError
from app.cli.job import Job
from app.cli.pictures import draw
from app.worker import Results


def harvest(folder: Path, job: Job, results: Results, result: Mapping[str, Any]) -> None:
    """Fill the folder, making it where it is not there. CommandError when the disk refuses."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "network.py").write_text(job.program.text, encoding="utf-8")
        (folder / "results.json").write_text(json.dumps(result, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        draw(folder, results, job.roles)
        write_data(folder / "data.nix", results, job.title)
        write_weights(folder, results)
    except OSError as error:
        raise CommandError(f"{folder} could not be filled: {error.strerror or error}.") from error
