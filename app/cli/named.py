"""Which simulators a script names."""

from __future__ import annotations

import ast

from backends import registry
from backends.api.alias import ALIAS


def simulators_in(text: str) -> list[str]:
    """The simulators that a script imports by name, as in `import pyNN.nest as sim`, in their order."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError):  # the run will say so, with the line
        return []
    known = {presence.name for presence in registry.simulators()}
    modules = [module for node in ast.walk(tree) for module in _imported(node)]
    parts = [module.split(".") for module in modules]
    return list(dict.fromkeys(part[1] for part in parts if part[0] == ALIAS and part[1:2] and part[1] in known))


def _imported(node: ast.AST) -> list[str]:
    """The modules that a statement imports."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module and not node.level:
        return [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return []
