"""Files on disk: read whole or refused, written whole or not at all."""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.model import Network
from app.model.checks import Problem
from app.storage.build import Builder
from app.storage.errors import NotAProject, NotSaved
from app.storage.upgrade import upgrade
from app.storage.validate import wrong
from app.storage.write import dumps

EXTENSION = ".pine"


@dataclass(frozen=True)
class Opened:
    """A network read from a file, and what had to be left out or mended on the way."""

    network: Network
    problems: tuple[Problem, ...] = ()


def load(path: Path) -> Opened:
    """Read a project. NotAProject, naming the file and the reason, when it cannot be read as a network at all."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise NotAProject(path.name, "it is not text") from None
    except OSError as error:
        raise NotAProject(path.name, _reason(error)) from error
    return loads(text, path.name)


def loads(text: str, name: str = "The text") -> Opened:
    """A network from the text of a project; `name` is what error sentences call it."""
    try:
        builder = Builder(upgrade(_parse(text)))
        return Opened(builder.build(), tuple(builder.problems))
    except ValueError as error:
        raise NotAProject(name, str(error)) from None
    except RecursionError:
        raise NotAProject(name, "it is nested too deeply") from None


def save(network: Network, path: Path) -> None:
    """Write a project: first beside the old file, then in its place. NotSaved, and the old file, when that fails."""
    target = path.resolve()
    try:
        _replace(target, dumps(network).encode())
    except OSError as error:
        raise NotSaved(path.name, _reason(error)) from error


def _parse(text: str) -> dict[str, Any]:
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        ended = text.lstrip()[:1] == "{" and "\n" not in text[error.pos :].strip()
        where = f"line {error.lineno}, column {error.colno}"
        raise ValueError(f"it ends too early, at {where}" if ended else f"it is not JSON, see {where}") from None
    if phrase := wrong(document, "head"):
        raise ValueError(f"it is not a Pinetum project ({phrase})")
    assert isinstance(document, dict)
    return document


def _replace(target: Path, content: bytes) -> None:
    handle, temporary = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(temporary, target.stat().st_mode if target.exists() else 0o666 & ~_umask())
        os.replace(temporary, target)
    except OSError:
        with suppress(OSError):
            os.unlink(temporary)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _reason(error: OSError) -> str:
    return (error.strerror or str(error))[:1].lower() + (error.strerror or str(error))[1:]
