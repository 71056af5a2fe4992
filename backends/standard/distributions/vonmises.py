"""Von Mises distribution."""

from math import pi

from backends.standard.declaration import DistributionModel, Parameter

VONMISES = DistributionModel(
    name="vonmises",
    title="Von Mises",
    doc="Angles around mu, the closer the larger kappa.",
    parameters=(
        Parameter("mu", 0.0, doc="Mean direction", random=False),
        Parameter("kappa", 1.0, doc="Concentration", low=0.0, random=False),
    ),
    symbol="VM",
    support=(-pi, pi),
    order=11,
)
