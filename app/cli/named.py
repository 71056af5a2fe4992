"""Which simulators a script names."""

from __future__ import annotations

import ast

from backends import registry
from backends.api.alias import ALIAS
from backends.api.classic.simulators import is_simulator, renamed


def simulators_in(text: str) -> list[str]:
    """The simulators that a script imports by name, as in `import pyNN.nest as sim`, in their order.

    Those of 2008 that have another name today are told by that, those that are gone by their own.
    """
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError):  # the run will say so, with the line
        return []
    known = {presence.name for presence in registry.simulators()}
    modules = [module for node in ast.walk(tree) for module in _imported(node)]
    parts = [module.split(".") for module in modules]
    names = [part[1] for part in parts if part[0] == ALIAS and part[1:2] and is_simulator(part[1], known)]
    return list(dict.fromkeys(renamed(name, known) for name in names))


def _imported(node: ast.AST) -> list[str]:
    """The modules that a statement imports."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module and not node.level:
        return [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return []
