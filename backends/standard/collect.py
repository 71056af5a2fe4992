"""Gathers the declarations of one folder into a table, in the order of their `order` and name."""

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType
from typing import TypeVar

from backends.standard.declaration import Model

M = TypeVar("M", bound=Model)


def collect(package: str, kind: type[M]) -> Mapping[str, M]:
    """Every `kind` that a module of `package` declares, by name."""
    modules = [import_module(f"{package}.{info.name}") for info in iter_modules(import_module(package).__path__)]
    models = [value for module in modules for value in vars(module).values() if isinstance(value, kind)]
    return MappingProxyType({model.name: model for model in sorted(models, key=lambda m: (m.order, m.name))})
