"""Executes the text of a script as Python would, statement by statement, so that it is always known where it is."""

from __future__ import annotations
import __future__

import ast
import linecache
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import CodeType, ModuleType, TracebackType
from typing import Any

from app.worker.frames import Failed

_FUTURE = sum(getattr(__future__, name).compiler_flag for name in __future__.all_feature_names)


class Script:
    """A program ready to run. SyntaxError or ValueError when the text is no program."""

    def __init__(self, text: str, filename: str) -> None:
        self._filename = filename
        linecache.cache[filename] = (len(text), None, text.splitlines(keepends=True), filename)
        self._tree = ast.parse(text, filename)
        whole = compile(self._tree, filename, "exec", dont_inherit=True)
        self._flags = whole.co_flags & _FUTURE
        self._module = ModuleType("__main__", ast.get_docstring(self._tree, clean=False))
        self._module.__file__ = filename

    @property
    def globals(self) -> Mapping[str, Any]:
        """Its variables, as they are now."""
        return vars(self._module)

    def run(self, arguments: list[str], reached: Callable[[int], None], stay: bool = False) -> None:
        """Execute it as `__main__`; `reached` is told the line of each statement before it begins.

        With `stay`, an `end()` of the simulator as the last statement is left out.
        """
        sys.modules["__main__"] = self._module
        sys.argv = [self._filename, *arguments]
        sys.path.insert(0, str(Path(self._filename).resolve().parent))
        for line, code in self._statements(self._tree.body[:-1] if stay and _is_end(self._tree) else self._tree.body):
            reached(line)
            exec(code, vars(self._module))

    def also(self, statement: str) -> None:
        """Execute another statement in its place, as if it stood there."""
        exec(compile(statement, self._filename, "exec", dont_inherit=True), vars(self._module))

    def _statements(self, body: Sequence[ast.stmt]) -> Iterator[tuple[int, CodeType]]:
        for node in body:
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
                continue  # it does nothing, and a text alone in a module would become the docstring
            module = ast.Module([node], type_ignores=[])
            yield node.lineno, compile(module, self._filename, "exec", flags=self._flags, dont_inherit=True)


def _is_end(tree: ast.Module) -> bool:
    """Whether the last statement is `sim.end()`, of whatever name."""
    last = tree.body[-1] if tree.body else None
    call = last.value if isinstance(last, ast.Expr) else None
    return isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "end"


def failure(error: BaseException, filename: str) -> Failed:
    """What an error raised by the script `filename` says to the user; the traceback begins in the script."""
    own = [tb for tb in _chain(error.__traceback__) if tb.tb_frame.f_code.co_filename == filename]
    line = own[-1].tb_lineno if own else 0
    if isinstance(error, SyntaxError) and error.filename == filename:
        line = error.lineno or 0
    text = "".join(traceback.format_exception(type(error), error, own[0] if own else None))
    return Failed(line, type(error).__name__, sentence(error), text)


def sentence(error: BaseException) -> str:
    """Errors of the simulation speak for themselves; others need their kind said."""
    if isinstance(error, MemoryError):
        return "there is not enough memory for this."
    text = error.msg if isinstance(error, SyntaxError) else str(error)
    ours = type(error).__module__.partition(".")[0] in ("backends", "pyNN")
    return text if ours and text else ": ".join(filter(None, [type(error).__name__, text]))


def _chain(tb: TracebackType | None) -> Iterator[TracebackType]:
    while tb is not None:
        yield tb
        tb = tb.tb_next
