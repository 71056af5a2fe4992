"""What a formula comes to, computed from its syntax tree with NumPy; nothing is ever evaluated as Python."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping
from functools import reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backends.standard.grammar import CONSTANTS, FUNCTIONS, name_of, parsed

Floats = NDArray[np.float64]

_OPERATORS: Mapping[type[ast.AST], Callable[..., Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Pow: operator.pow,
    ast.BitAnd: operator.and_,
    ast.BitOr: operator.or_,
    ast.BitXor: operator.xor,
    ast.USub: operator.neg,
    ast.UAdd: operator.pos,
    ast.Not: np.logical_not,
    ast.Invert: operator.invert,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}


def computed(text: str, variables: Mapping[str, Floats]) -> Floats:
    """The values of a formula, in the shape of its variables; NaN where it has none, as for the root of −1.

    ExpressionError: `text` is no formula of these variables. ValueError: it cannot be computed, as "1.5 & d".
    """
    tree = parsed(text, variables)
    shape = np.broadcast_shapes(*(np.shape(values) for values in variables.values()))
    try:
        with np.errstate(all="ignore"):
            return np.broadcast_to(np.asarray(_value(tree, variables), np.float64), shape)
    except (TypeError, OverflowError, ZeroDivisionError) as error:
        raise ValueError(f"it cannot be computed ({error})") from error


def _value(node: ast.expr, names: Mapping[str, Any]) -> Any:
    if (name := name_of(node)) is not None:
        return names[name] if name in names else CONSTANTS[name]
    if isinstance(node, ast.Constant):
        return np.bool_(node.value) if isinstance(node.value, bool) else np.asarray(node.value, np.float64)
    parts = [_value(part, names) for part in _parts(node)]
    if isinstance(node, ast.Call):
        function = FUNCTIONS[name_of(node.func) or ""]
        how = getattr(np, function.numpy)
        return reduce(how, parts) if function.folds else how(*parts)
    if isinstance(node, ast.Compare):
        return reduce(np.logical_and, map(_compared, node.ops, parts, parts[1:]))
    if isinstance(node, ast.BoolOp):
        return reduce(np.logical_and if isinstance(node.op, ast.And) else np.logical_or, parts)
    if isinstance(node, ast.IfExp):
        return np.where(*parts)
    assert isinstance(node, ast.BinOp | ast.UnaryOp), "the grammar lets nothing else into a formula"
    return _OPERATORS[type(node.op)](*parts)


def _parts(node: ast.expr) -> list[ast.expr]:
    """What the node computes with, in the order in which it wants it."""
    if isinstance(node, ast.Call):
        return node.args
    return [part for part in ast.iter_child_nodes(node) if isinstance(part, ast.expr)]


def _compared(how: ast.cmpop, left: Any, right: Any) -> Any:
    return _OPERATORS[type(how)](left, right)
