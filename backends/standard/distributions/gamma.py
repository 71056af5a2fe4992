"""Gamma distribution."""

from math import inf

from backends.standard.declaration import DistributionModel, Parameter

GAMMA = DistributionModel(
    name="gamma",
    title="Gamma",
    doc="Positive values of mean k theta.",
    parameters=(
        Parameter("k", 1.0, doc="Shape", low=0.0, open_low=True, random=False),
        Parameter("theta", 1.0, doc="Scale", low=0.0, open_low=True, random=False),
    ),
    symbol="Γ",
    support=(0.0, inf),
    order=7,
)
