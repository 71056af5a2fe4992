"""Expressions of distance, displacement or index as functions of arrays: compiled from text, or given by a script."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Collection, Mapping
from functools import reduce
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from backends.api.errors import InvalidParameterValueError
from backends.standard.grammar import CONSTANTS, FUNCTIONS, ExpressionError, name_of, parsed

if TYPE_CHECKING:
    from backends.api.projections import Projection

Floats = NDArray[np.float64]
Values = Mapping[str, Any]
Part = Callable[[Values], Any]

_OPERATORS: Mapping[type[ast.AST], Callable[..., Any]] = {
    ast.Add: np.add,
    ast.Sub: np.subtract,
    ast.Mult: np.multiply,
    ast.Div: np.divide,
    ast.FloorDiv: np.floor_divide,
    ast.Mod: np.mod,
    ast.Pow: np.power,
    ast.BitAnd: np.logical_and,
    ast.BitOr: np.logical_or,
    ast.BitXor: np.logical_xor,
    ast.And: np.logical_and,
    ast.Or: np.logical_or,
    ast.USub: operator.neg,
    ast.UAdd: operator.pos,
    ast.Not: np.logical_not,
    ast.Invert: np.logical_not,
    ast.Lt: np.less,
    ast.LtE: np.less_equal,
    ast.Gt: np.greater,
    ast.GtE: np.greater_equal,
    ast.Eq: np.equal,
    ast.NotEq: np.not_equal,
}


class Expression:
    """A text as a function of its variables: `Expression("exp(-d/50.0)+0.1")(distances)`. Two of one text are equal.

    `variables` are given in that order, numbers or arrays of one shape. `owner` begins the sentence of the
    InvalidParameterValueError that a text deserves which is no such expression.
    """

    def __init__(self, text: str, variables: Collection[str] = ("d",), owner: str = "An expression") -> None:
        self.text = text
        self.variables = tuple(variables)
        try:
            self._evaluate = _compiled(parsed(text, self.variables))
        except ExpressionError as error:
            raise InvalidParameterValueError(
                f"{owner}: {text!r} is not an expression of {', '.join(self.variables)}: {error}."
            ) from None

    def __call__(self, *arrays: Any) -> Floats:
        """The values of the expression, float64, of the shape of the arrays; nan and inf where it has none."""
        given = [np.asarray(array, float) for array in arrays]
        with np.errstate(all="ignore"):
            values = self._evaluate(dict(zip(self.variables, given, strict=True)))
        return np.array(np.broadcast_to(np.asarray(values, float), np.broadcast_shapes(*(a.shape for a in given))))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Expression) and (other.text, other.variables) == (self.text, self.variables)

    def __hash__(self) -> int:
        return hash((self.text, self.variables))

    def __deepcopy__(self, memo: object) -> Expression:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return Expression, (self.text, self.variables)

    def __repr__(self) -> str:
        return repr(self.text)


class IndexBasedExpression:
    """Base of functions of the two indices of a connection: a subclass defines `__call__(i, j)` for arrays of indices.

    While connections are made, `projection` is the one that they belong to.
    """

    projection: Projection | None = None

    def __call__(self, i: Any, j: Any) -> Any:
        """A value for each pair of a presynaptic and a postsynaptic index."""
        raise NotImplementedError


def called(function: Callable[..., Any], owner: str, size: int, *arrays: Any) -> Floats:
    """What a function of arrays says, shape (size,). InvalidParameterValueError: it fails, or says something else.

    A function of a script may raise whatever it likes; here that becomes a sentence that names it.
    """
    try:
        values = np.asarray(function(*arrays), float)
    except Exception as error:
        raise InvalidParameterValueError(
            f"{owner}: {function!r} fails when it is given arrays, which it has to take "
            f"({type(error).__name__}: {error})."
        ) from error
    if values.shape not in ((size,), ()):
        raise InvalidParameterValueError(
            f"{owner}: {function!r} gives an array of the shape {values.shape} for {size} pairs of cells."
        )
    return np.broadcast_to(values, (size,))


def _compiled(node: ast.expr) -> Part:
    """A function that evaluates one part of an expression, the parts of which were checked before."""
    if isinstance(node, ast.Constant):
        constant = np.float64(node.value)  # type: ignore[arg-type]  # a number, says the grammar
        return lambda values: constant
    if isinstance(node, ast.Call):
        return _function(FUNCTIONS[name_of(node.func) or ""].numpy, [_compiled(part) for part in node.args])
    if isinstance(node, ast.UnaryOp):
        return _applied(_OPERATORS[type(node.op)], [_compiled(node.operand)])
    if isinstance(node, ast.BinOp):
        return _applied(_OPERATORS[type(node.op)], [_compiled(node.left), _compiled(node.right)])
    if isinstance(node, ast.BoolOp):
        return _folded(_OPERATORS[type(node.op)], [_compiled(part) for part in node.values])
    if isinstance(node, ast.IfExp):
        return _applied(np.where, [_compiled(part) for part in (node.test, node.body, node.orelse)])
    if isinstance(node, ast.Compare):
        return _chained(node)
    name = name_of(node) or ""
    return lambda values: values[name] if name in values else CONSTANTS[name]


def _chained(node: ast.Compare) -> Part:
    """Comparisons of neighbours, all of which have to hold."""
    parts = [_compiled(part) for part in (node.left, *node.comparators)]
    pairs = zip(node.ops, parts[:-1], parts[1:], strict=True)
    return _folded(np.logical_and, [_applied(_OPERATORS[type(sign)], [left, right]) for sign, left, right in pairs])


def _function(name: str, parts: list[Part]) -> Part:
    # Two arguments are the fewest that those which fold take, so that none is ever taken for an output array.
    function = getattr(np, name)
    return _folded(function, parts) if name in ("minimum", "maximum") else _applied(function, parts)


def _applied(function: Callable[..., Any], parts: list[Part]) -> Part:
    return lambda values: function(*(part(values) for part in parts))


def _folded(function: Callable[..., Any], parts: list[Part]) -> Part:
    return lambda values: reduce(function, (part(values) for part in parts))
