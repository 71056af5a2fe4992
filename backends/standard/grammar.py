"""Expressions as people write them: "exp(-d/50.0) + 0.1". Read as Python's syntax tree and checked, never evaluated.

What may stand in one: numbers, the variables that its place offers ("d", "d[0]", "i"), arithmetic, comparisons, and,
or, not, a choice (a if b else c), the constants and the functions below; np., numpy. and math. may precede a name.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import e, inf, pi, tau

from backends.standard.words import short

CONSTANTS: Mapping[str, float] = {"pi": pi, "e": e, "tau": tau, "inf": inf}
_MODULES = ("np", "numpy", "math")
_LONGEST = 10_000  # characters
_DEEPEST = 150  # parts within parts, which whoever goes through them visits one inside the other
_OPERATORS = (
    (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow, ast.BitAnd, ast.BitOr, ast.BitXor),
    (ast.USub, ast.UAdd, ast.Not, ast.Invert),
    (ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.Eq, ast.NotEq),
)


@dataclass(frozen=True)
class Function:
    """A function by its name in NumPy, and how many arguments it takes; `folds` when it takes any two or more."""

    numpy: str
    arguments: int
    folds: bool = False


def _same(arguments: int, *names: str) -> dict[str, Function]:
    return {name: Function(name, arguments) for name in names}


FUNCTIONS: Mapping[str, Function] = {
    **_same(1, "abs", "fabs", "sign", "sqrt", "cbrt", "square", "exp", "exp2", "expm1", "log", "log2", "log10"),
    **_same(1, "log1p", "sin", "cos", "tan", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh", "arcsinh"),
    **_same(1, "arccosh", "arctanh", "degrees", "radians", "floor", "ceil", "trunc", "rint", "sinc", "logical_not"),
    **_same(2, "arctan2", "hypot", "power", "fmod", "mod", "heaviside", "logical_and", "logical_or", "logical_xor"),
    **_same(3, "where", "clip"),
    **{name: Function(f"arc{name[1:]}", 1) for name in ("asin", "acos", "atan", "asinh", "acosh", "atanh")},
    "atan2": Function("arctan2", 2),
    "pow": Function("power", 2),
    "round": Function("rint", 1),
    "float": Function("float64", 1),
    "int": Function("trunc", 1),
    "bool": Function("bool_", 1),
    **{name: Function("minimum", 2, folds=True) for name in ("min", "minimum")},
    **{name: Function("maximum", 2, folds=True) for name in ("max", "maximum")},
}


class ExpressionError(ValueError):
    """A text is no expression; the message says which part of it is wrong, and what is expected there."""


def parsed(text: str, variables: Collection[str]) -> ast.expr:
    """The syntax tree of an expression of these variables. ExpressionError."""
    if len(text) > _LONGEST:
        raise ExpressionError(f"{len(text)} characters are more than {_LONGEST}")
    try:
        tree = ast.parse(text.strip(), mode="eval").body
        if _depth(tree) > _DEEPEST:
            raise ExpressionError("it is too deep")
        _Checker(variables).visit(tree)
    except SyntaxError as error:
        raise ExpressionError(error.msg.partition(". ")[0] if text.strip() else "there is nothing") from None
    except (ValueError, RecursionError, MemoryError) as error:
        if isinstance(error, ExpressionError):
            raise
        # Some versions of Python say ValueError where others say SyntaxError.
        raise ExpressionError(str(error) if isinstance(error, ValueError) else "it is too deep") from None
    return tree


def problem(text: str, variables: Collection[str]) -> str | None:
    """Why a text is no expression of these variables, or None."""
    try:
        parsed(text, variables)
    except ExpressionError as error:
        return str(error)
    return None


def _depth(tree: ast.AST) -> int:
    """How many parts lie within each other."""
    level, depth = [tree], 0
    while level:
        level, depth = [part for node in level for part in ast.iter_child_nodes(node)], depth + 1
    return depth


def name_of(node: ast.expr) -> str | None:
    """The name that a node stands for: of a variable ("d", "d[0]"), a constant or a function; None: it is no name."""
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in _MODULES:
        return node.attr
    return ast.unparse(node) if isinstance(node, ast.Name | ast.Subscript) else None


class _Checker(ast.NodeVisitor):
    """Visits every part; ExpressionError at the first that does not belong."""

    def __init__(self, variables: Collection[str]) -> None:
        self._variables = variables

    def visit_Call(self, node: ast.Call) -> None:
        """A known function with as many arguments as it takes."""
        name = name_of(node.func)
        known = FUNCTIONS.get(name or "")
        if known is None:
            raise ExpressionError(f"{ast.unparse(node.func)!r} is not a function here; there are {_listed(FUNCTIONS)}")
        given = len(node.args)
        if node.keywords or any(isinstance(argument, ast.Starred) for argument in node.args):
            raise ExpressionError(f"{ast.unparse(node)!r}: plain arguments are expected")
        if given < known.arguments or (given > known.arguments and not known.folds):
            least = "at least " if known.folds else ""
            raise ExpressionError(f"{ast.unparse(node)!r}: {name} takes {least}{known.arguments}, not {given}")
        for argument in node.args:
            self.visit(argument)

    def visit_Constant(self, node: ast.Constant) -> None:
        """A number, true or false."""
        if not isinstance(node.value, int | float):
            raise ExpressionError(f"{ast.unparse(node)!r} is not a number")

    def visit_BinOp(self, node: ast.BinOp) -> None:
        """Arithmetic, and & | ^ between comparisons."""
        self._operators(node, [node.op])

    def visit_UnaryOp(self, node: ast.UnaryOp) -> None:
        """A sign, or not."""
        self._operators(node, [node.op])

    def visit_Compare(self, node: ast.Compare) -> None:
        """Comparisons, which may be chained."""
        self._operators(node, node.ops)

    def visit_BoolOp(self, node: ast.BoolOp) -> None:
        """And, or."""
        for part in node.values:
            self.visit(part)

    def visit_IfExp(self, node: ast.IfExp) -> None:
        """A choice."""
        for part in (node.test, node.body, node.orelse):
            self.visit(part)

    def generic_visit(self, node: ast.AST) -> None:
        """A name that is known; nothing else may stand in an expression."""
        part = ast.unparse(node)
        if not isinstance(node, ast.expr) or (name := name_of(node)) is None:
            raise ExpressionError(f"{short(part)} cannot stand in an expression")
        if name not in self._variables and name not in CONSTANTS:
            raise ExpressionError(
                f"{short(part)} is not known here; there are {_listed([*self._variables, *CONSTANTS])}"
            )

    def _operators(self, node: ast.expr, operators: Collection[ast.AST]) -> None:
        allowed = tuple(kind for kinds in _OPERATORS for kind in kinds)
        if not all(isinstance(operator, allowed) for operator in operators):
            raise ExpressionError(f"{ast.unparse(node)!r}: this operator cannot stand in an expression")
        for part in ast.iter_child_nodes(node):
            if isinstance(part, ast.expr):
                self.visit(part)


def _listed(names: Collection[str]) -> str:
    return ", ".join(names)
