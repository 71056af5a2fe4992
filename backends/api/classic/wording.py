"""How old words become today's: keywords with other names, names of parameters as texts, states as parameters."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from typing import Any, ParamSpec, TypeVar, cast
from warnings import warn

from backends.api.errors import InvalidParameterValueError

P = ParamSpec("P")
R = TypeVar("R")
F = TypeVar("F", bound=Callable[..., Any])

_INITIAL = "_init"


def notice(name: str, replacement: str, level: int = 3) -> None:
    """Say that a function is deprecated. It points at the caller of whoever calls this, so many levels up."""
    warn(f"{name} is deprecated; today this is {replacement}.", DeprecationWarning, stacklevel=level)


def deprecated(replacement: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """A function that says, whenever it is called, what to call today."""

    def mark(function: Callable[P, R]) -> Callable[P, R]:
        @wraps(function)
        def noticed(*args: P.args, **kwargs: P.kwargs) -> R:
            notice(f"{function.__name__}()", replacement)
            return function(*args, **kwargs)

        return noticed

    return mark


def renaming(**names: str) -> Callable[[Callable[..., R]], Callable[..., R]]:
    """A function that takes keywords by old names as well: `@renaming(old="new")`."""

    def mark(function: Callable[..., R]) -> Callable[..., R]:
        @wraps(function)
        def renamed(*args: Any, **kwargs: Any) -> R:
            return function(*args, **renamed_keys(function.__qualname__, kwargs, names))

        return renamed

    return mark


def unheeding(*names: str) -> Callable[[F], F]:
    """A function that takes some more keywords, and heeds them no more: `@unheeding("rank")`."""

    def mark(function: F) -> F:
        @wraps(function)
        def unheeded(*args: Any, **kwargs: Any) -> Any:
            return function(*args, **{name: value for name, value in kwargs.items() if name not in names})

        return cast(F, unheeded)

    return mark


def renamed_keys(owner: str, given: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """Keywords by their new names. TypeError: one is given by both."""
    renamed = {names.get(name, name): value for name, value in given.items()}
    if len(renamed) < len(given):
        twice = next(f"{old!r} and {new!r}" for old, new in names.items() if old in given and new in given)
        raise TypeError(f"{owner}() was given {twice}, which are the same.")
    return renamed


def named(
    owner: str, names: Sequence[str], args: Sequence[Any], kwargs: Mapping[str, Any], **old: str
) -> dict[str, Any]:
    """Arguments by name, of which the positional ones have these; `old` are other names of them. TypeError."""
    by_name = renamed_keys(owner, kwargs, old)
    positional = dict(zip(names, args, strict=False))
    if len(args) > len(names) or positional.keys() & by_name.keys():
        raise TypeError(f"{owner}() takes each of {', '.join(names)} once.")
    return positional | by_name


def values(param: Any = None, val: Any = None, **parameters: Any) -> dict[str, Any]:
    """{"tau_m": 20.0} from ("tau_m", 20.0), from a dict, or from keywords. InvalidParameterValueError."""
    if param is None and val is None:
        return parameters
    if isinstance(param, Mapping) and val is None and all(isinstance(name, str) for name in param):
        return {**param, **parameters}
    if not isinstance(param, str):
        raise InvalidParameterValueError(f"set(): {param!r} is neither the name of a parameter nor a dict of values.")
    if val is None:
        raise InvalidParameterValueError(f"set({param!r}): the value is missing; expected set({param!r}, value).")
    return {param: val, **parameters}


def is_initial(name: str) -> bool:
    """Whether a parameter of this name was an initial value in 2008, like "v_init"."""
    return name.endswith(_INITIAL)


def state_of(name: Any, states: Mapping[str, Any]) -> str | None:
    """The state variable whose initial value was a parameter of this name in 2008: "v_init" → "v"."""
    if not isinstance(name, str) or not name.endswith(_INITIAL):
        return None
    state = name.removesuffix(_INITIAL)
    return state if state in states else None


def split(given: Mapping[str, Any], states: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Parameters, and initial values of state variables."""
    initial = {state: value for name, value in given.items() if (state := state_of(name, states))}
    return {name: value for name, value in given.items() if not state_of(name, states)}, initial


class Defaults(dict[str, Any]):
    """The default parameters of a cell model. Initial values, parameters in 2008, are understood but not listed."""

    def __init__(self, defaults: Mapping[str, Any], states: Mapping[str, float]) -> None:
        super().__init__(defaults)
        self._states = states

    def __missing__(self, name: str) -> Any:
        if state := state_of(name, self._states):
            return self._states[state]
        raise KeyError(name)

    def __contains__(self, name: object) -> bool:
        return super().__contains__(name) or state_of(name, self._states) is not None
