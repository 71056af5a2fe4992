"""The parameters of a distribution: complete, by name, and in range."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from backends.api.errors import InvalidParameterValueError, NonExistentParameterError
from backends.standard import DistributionModel


def complete(model: DistributionModel, given: Any, named: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Parameters that were given by position (one number or several), by name, or as a mapping."""
    names = list(model.by_name)
    where = f"RandomDistribution({model.name!r})"
    values: dict[str, Any] = dict(given) if isinstance(given, Mapping) else _by_position(where, names, given)
    values |= named or {}
    for name in values:
        if name not in names:
            raise NonExistentParameterError(name, where, names)
    if missing := [name for name in names if name not in values]:
        raise InvalidParameterValueError(f"{where} lacks {', '.join(missing)}.")
    for parameter in model.parameters:
        if problem := parameter.problem(values[parameter.name]):
            raise InvalidParameterValueError(f"{parameter.name} of {where}: {problem}.")
    for low, high in model.less:
        if values[low] > values[high]:
            raise InvalidParameterValueError(
                f"{low} of {where}: {values[low]!r} is not below {high}, which is {values[high]!r}."
            )
    return {name: values[name] for name in names}


def _by_position(where: str, names: list[str], given: Any) -> dict[str, Any]:
    if given is None:
        return {}
    values = list(given) if isinstance(given, (list, tuple, range, np.ndarray)) and _is_row(given) else [given]
    if len(values) > len(names):
        raise InvalidParameterValueError(f"{where} takes {', '.join(names)}: {len(values)} numbers are too many.")
    return dict(zip(names, values, strict=False))


def _is_row(given: Any) -> bool:
    """Whether something has elements: an array of no dimension has not."""
    return not isinstance(given, np.ndarray) or given.ndim > 0
