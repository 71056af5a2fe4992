"""What PyNN keeps in its module `core` for scripts."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from backends.api.classic.wording import deprecated
from backends.api.expressions import IndexBasedExpression


def is_listlike(obj: Any) -> bool:
    """Whether something is a list, tuple or set, or an array of at least one dimension."""
    return isinstance(obj, (list, tuple, set)) or (isinstance(obj, np.ndarray) and obj.ndim > 0)


def ezip(*args: Any) -> Iterator[tuple[Any, tuple[Any, ...]]]:
    """Go through several lists together: the item of the first, and those of the others."""
    for first, *others in zip(*args, strict=False):
        yield first, tuple(others)


__all__ = ["IndexBasedExpression", "deprecated", "ezip", "is_listlike"]
