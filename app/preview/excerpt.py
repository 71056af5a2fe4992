"""Of the program of a network only what makes one element, so that a question about it costs no more than it has to.

Nothing that chance decides may come out different from a run of the whole: populations that draw from the common
generator are made in their turn, and a projection is told how many were made before it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

_RNG = "rng"  # the generator from which the program draws in the order of its statements
_BEFORE = "sim.session.projections += [None] * {}"


def excerpt(tree: ast.Module, element: str) -> ast.Module:
    """The statements that make the element of this name, in their order, none of them from the run on.

    LookupError: the program makes no such element.
    """
    statements = list(_before_run(tree))
    if not any(_bound(statement) == element for statement in statements):
        raise LookupError(f"The program makes no element {element!r}: it may be muted.")
    kept = _needed(statements, element)
    places = [s for s in statements if _makes(s, "Projection")]
    body: list[ast.stmt] = []
    for statement in kept:
        if _makes(statement, "Projection") and _bound(statement) == element:
            body += ast.parse(_BEFORE.format(places.index(statement))).body
        body.append(statement)
    return ast.Module(body, type_ignores=[])


def _before_run(tree: ast.Module) -> Iterator[ast.stmt]:
    for statement in tree.body:
        if _called(statement) == "run":
            return
        yield statement


def _needed(statements: list[ast.stmt], element: str) -> list[ast.stmt]:
    """Going back from the end: what binds a name that is used further on, and what draws random numbers."""
    names, kept = {element}, list[ast.stmt]()
    for statement in reversed(statements):
        used = _names(statement)
        projection = _makes(statement, "Projection") and _bound(statement) != element
        draws = _RNG in used and not projection
        if _is_head(statement) or draws or _bound(statement) in names:
            kept.append(statement)
            names |= used
    return kept[::-1]


def _is_head(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Import | ast.ImportFrom) or _called(statement) == "setup"


def _bound(statement: ast.stmt) -> str:
    """The name that an assignment binds, or of which it sets an attribute; "" for other statements."""
    target = statement.targets[0] if isinstance(statement, ast.Assign) else None
    while isinstance(target, ast.Attribute | ast.Subscript):
        target = target.value
    if isinstance(target, ast.Tuple):
        target = target.elts[0]
    return target.id if isinstance(target, ast.Name) else ""


def _makes(statement: ast.stmt, kind: str) -> bool:
    value = statement.value if isinstance(statement, ast.Assign) else None
    return isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute) and value.func.attr == kind


def _called(statement: ast.stmt) -> str:
    """The method that a statement calls, "" where it is no call."""
    value = statement.value if isinstance(statement, ast.Expr) else None
    return value.func.attr if isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute) else ""


def _names(statement: ast.stmt) -> set[str]:
    return {node.id for node in ast.walk(statement) if isinstance(node, ast.Name)}
