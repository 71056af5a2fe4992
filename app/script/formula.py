"""Formulas as people write them, turned into Python that computes with NumPy arrays."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from functools import reduce
from itertools import pairwise

from backends.standard.grammar import CONSTANTS, FUNCTIONS, name_of, parsed

_WORDS: Mapping[type[ast.boolop], str] = {ast.And: "logical_and", ast.Or: "logical_or"}


def vectorised(text: str, variables: Mapping[str, str]) -> str:
    """The expression in which each variable is the text that it is mapped to. ExpressionError when `text` is none."""
    return ast.unparse(_Vectoriser(variables).visit(parsed(text, variables)))


class _Vectoriser(ast.NodeTransformer):
    """Names become those of NumPy; choices and connectives, which Python decides once, are decided for each number."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self._variables = variables

    def visit(self, node: ast.AST) -> ast.expr:
        """A name by what it means here, anything else by its parts."""
        name = name_of(node) if isinstance(node, ast.expr) else None
        if name in self._variables:
            return _read(self._variables[str(name)])
        if name in CONSTANTS:
            return _read("2 * numpy.pi" if name == "tau" else f"numpy.{name}")
        made = super().visit(node)
        assert isinstance(made, ast.expr), "the grammar lets nothing else into a formula"
        return made

    def generic_visit(self, node: ast.AST) -> ast.AST:
        """A constant as it is."""
        return node

    def visit_Call(self, node: ast.Call) -> ast.expr:
        """A function of NumPy; of minimum and maximum of several, one inside the other."""
        function = FUNCTIONS[name_of(node.func) or ""]
        parts = [self.visit(argument) for argument in node.args]
        return _folded(function.numpy, parts) if function.folds else _call(function.numpy, *parts)

    def visit_IfExp(self, node: ast.IfExp) -> ast.expr:
        """A choice for each number."""
        return _call("where", *(self.visit(part) for part in (node.test, node.body, node.orelse)))

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        """Arithmetic."""
        return ast.BinOp(self.visit(node.left), node.op, self.visit(node.right))

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.expr:
        """And, or, for each number."""
        return _folded(_WORDS[type(node.op)], [self.visit(part) for part in node.values])

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.expr:
        """Not, for each number; a sign stays a sign."""
        operand = self.visit(node.operand)
        return _call("logical_not", operand) if isinstance(node.op, ast.Not) else ast.UnaryOp(node.op, operand)

    def visit_Compare(self, node: ast.Compare) -> ast.expr:
        """Comparisons; a chain is several of them, all of which have to hold."""
        parts = [self.visit(part) for part in (node.left, *node.comparators)]
        pairs = zip(pairwise(parts), node.ops, strict=True)
        return _folded("logical_and", [ast.Compare(a, [operator], [b]) for (a, b), operator in pairs])


def _read(text: str) -> ast.expr:
    return ast.parse(text, mode="eval").body


def _call(name: str, *arguments: ast.expr) -> ast.expr:
    return ast.Call(ast.Attribute(ast.Name("numpy"), name), list(arguments), [])


def _folded(name: str, parts: Sequence[ast.expr]) -> ast.expr:
    """A function of two, of many: f(f(a, b), c)."""
    return reduce(lambda first, other: _call(name, first, other), parts)
