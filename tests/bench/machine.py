"""On what it was measured."""

import os
import platform
from datetime import date
from importlib.metadata import version
from pathlib import Path

_PACKAGES = ("numpy", "nest-simulator", "neuron", "Brian2", "PyNN", "neo")


def facts() -> str:
    """A few lines of Markdown."""
    processor = next(
        (line.split(":", 1)[1].strip() for line in _read("/proc/cpuinfo") if line.startswith("model name")),
        platform.processor() or platform.machine(),
    )
    memory = next((int(line.split()[1]) / 2**20 for line in _read("/proc/meminfo") if line.startswith("MemTotal")), 0)
    load = os.getloadavg()[2]
    versions = ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
    return (
        f"{date.today():%d %B %Y} · {processor}, {os.cpu_count()} processors, {memory:.0f} GB, load {load:.1f} · "
        f"{platform.platform()}, Python {platform.python_version()} · {versions}"
    )


def _read(path: str) -> list[str]:
    file = Path(path)
    return file.read_text(encoding="utf-8").splitlines() if file.exists() else []
