"""Values of parameters: arrays that are one value, lazy arrays, and what a script may give to a model."""

from backends.api.parameters.arrays import ArrayParameter, IonicSpecies, Sequence
from backends.api.parameters.lazy import LazyArray
from backends.api.parameters.pairs import for_pairs
from backends.api.parameters.space import ParameterSpace
from backends.api.parameters.values import (
    ModelParameters,
    check_as_many,
    check_less,
    checked,
    evaluated,
    simplify,
)

__all__ = [
    "ArrayParameter",
    "IonicSpecies",
    "LazyArray",
    "ModelParameters",
    "ParameterSpace",
    "Sequence",
    "check_as_many",
    "check_less",
    "checked",
    "evaluated",
    "for_pairs",
    "simplify",
]
