"""Log-normal distribution."""

from math import inf

from backends.standard.declaration import DistributionModel, Parameter

LOGNORMAL = DistributionModel(
    name="lognormal",
    title="Log-normal",
    doc="exp of a normal distribution with mean mu and standard deviation sigma.",
    parameters=(
        Parameter("mu", 0.0, doc="Mean of the logarithm", random=False),
        Parameter("sigma", 1.0, doc="Standard deviation of the logarithm", low=0.0, random=False),
    ),
    symbol="ln 𝒩",
    support=(0.0, inf),
    order=5,
)
