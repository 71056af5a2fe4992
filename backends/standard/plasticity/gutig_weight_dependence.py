"""Changes grow with a power of the distance to the bound; 0 is additive, 1 multiplicative."""

from backends.standard.declaration import Parameter, WeightDependenceModel
from backends.standard.parameters import BOUNDS

GUTIG_WEIGHT_DEPENDENCE = WeightDependenceModel(
    name="GutigWeightDependence",
    title="Between additive and multiplicative",
    doc="Changes grow with a power of the distance to the bound; 0 is additive, 1 multiplicative.",
    parameters=(
        *BOUNDS,
        Parameter("mu_plus", 0.5, "", "Power for potentiation", low=0.0),
        Parameter("mu_minus", 0.5, "", "Power for depression", low=0.0),
    ),
    powers=("mu_plus", "mu_minus"),
    less=(("w_min", "w_max"),),
    source="Gütig, Aharonov, Rotter and Sompolinsky (2003), J. Neurosci. 23:3697-3714",
    order=4,
)
