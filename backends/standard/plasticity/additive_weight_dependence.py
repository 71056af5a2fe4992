"""Changes are fractions of the range of weights, whatever the weight is."""

from backends.standard.declaration import WeightDependenceModel
from backends.standard.parameters import BOUNDS

ADDITIVE_WEIGHT_DEPENDENCE = WeightDependenceModel(
    name="AdditiveWeightDependence",
    title="Additive",
    doc="Changes are fractions of the range of weights, whatever the weight is.",
    parameters=BOUNDS,
    powers=(0.0, 0.0),
    less=(("w_min", "w_max"),),
    source="Song, Miller and Abbott (2000), Nat. Neurosci. 3:919-926",
    order=1,
)
