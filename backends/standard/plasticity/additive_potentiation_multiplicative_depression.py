"""Potentiation is a fraction of the range of weights, depression one of the distance to the lower bound."""

from backends.standard.declaration import WeightDependenceModel
from backends.standard.parameters import BOUNDS

ADDITIVE_POTENTIATION_MULTIPLICATIVE_DEPRESSION = WeightDependenceModel(
    name="AdditivePotentiationMultiplicativeDepression",
    title="Additive potentiation, multiplicative depression",
    doc="Potentiation is a fraction of the range of weights, depression one of the distance to the lower bound.",
    parameters=BOUNDS,
    powers=(0.0, 1.0),
    less=(("w_min", "w_max"),),
    source="van Rossum, Bi and Turrigiano (2000), J. Neurosci. 20:8812-8821",
    order=3,
)
