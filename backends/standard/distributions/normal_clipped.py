"""Normal, clipped distribution."""

from backends.standard.declaration import DistributionModel, Parameter

NORMAL_CLIPPED = DistributionModel(
    name="normal_clipped",
    title="Normal, clipped",
    doc="A normal distribution whose values outside low and high are drawn again.",
    parameters=(
        Parameter("mu", 0.0, doc="Mean", random=False),
        Parameter("sigma", 1.0, doc="Standard deviation", low=0.0, random=False),
        Parameter("low", -1.0, doc="Smallest value", random=False),
        Parameter("high", 1.0, doc="Largest value", random=False),
    ),
    symbol="𝒩",
    less=(("low", "high"),),
    support=("low", "high"),
    order=3,
)
