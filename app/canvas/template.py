"""A network to begin with, as the empty canvas offers it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple


class Template(NamedTuple):
    """`caption` says in a few words what there is to see; `pictures` show it, one for each look, by its name."""

    key: str
    title: str
    caption: str = ""
    pictures: Mapping[str, Path] = MappingProxyType({})
