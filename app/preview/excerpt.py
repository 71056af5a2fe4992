"""Of the program of a network only what makes one element, so that a question about it costs no more than it has to.

Nothing that chance decides may come out different from a run of the whole: populations that draw from the common
generator are made in their turn, and a projection is told how many were made before it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

_RNG = "rng"  # the generator from which the program draws in the order of its statements
_BEFORE = "sim.session.projections += [None] * ({} - len(sim.session.projections))"


def excerpt(tree: ast.Module, element: str) -> ast.Module:
    """The statements that make the element of this name, in their order, none of them from the run on.

    LookupError: the program makes no such element.
    """
    statements = list(_before_run(tree))
    if not any(_bound(statement) == element for statement in statements):
        raise LookupError(f"The program makes no element {element!r}: it may be muted.")
    places = [statement for statement in statements if _makes(statement, "Projection")]
    body: list[ast.stmt] = []
    for statement in _needed(statements, element):
        if statement in places:
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
        if _is_head(statement) or _bound(statement) in names:
            needed = [statement]
        elif _makes(statement, "Projection"):
            needed = list(_samples(statement))
        else:
            needed = [statement] if _RNG in _names(statement) else []
        kept += needed
        names = names.union(*map(_names, needed))
    return kept[::-1]


def _samples(projection: ast.stmt) -> Iterator[ast.stmt]:
    """The draws of cells for a projection that is not made, last one first; its connections have their own streams."""
    calls = [node for node in ast.walk(projection) if isinstance(node, ast.Call)]
    drawn = [call for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr == "sample"]
    for call in sorted(drawn, key=lambda call: (call.lineno, call.col_offset), reverse=True):
        yield ast.copy_location(ast.Expr(call), call)


def _is_head(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Import | ast.ImportFrom) or _called(statement) == "setup"


def _bound(statement: ast.stmt) -> str:
    """The name that a statement binds, or of which it sets an attribute; "" for other statements."""
    if isinstance(statement, ast.FunctionDef | ast.ClassDef):
        return statement.name
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
