"""Changes are fractions of the distance to the bound that the weight moves to."""

from backends.standard.declaration import WeightDependenceModel
from backends.standard.parameters import BOUNDS

MULTIPLICATIVE_WEIGHT_DEPENDENCE = WeightDependenceModel(
    name="MultiplicativeWeightDependence",
    title="Multiplicative",
    doc="Changes are fractions of the distance to the bound that the weight moves to.",
    parameters=BOUNDS,
    powers=(1.0, 1.0),
    less=(("w_min", "w_max"),),
    source="van Rossum, Bi and Turrigiano (2000), J. Neurosci. 20:8812-8821",
    order=2,
)
