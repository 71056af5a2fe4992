"""Normal, clipped to the boundary distribution."""

from backends.standard.declaration import DistributionModel, Parameter

NORMAL_CLIPPED_TO_BOUNDARY = DistributionModel(
    name="normal_clipped_to_boundary",
    title="Normal, clipped to the boundary",
    doc="A normal distribution whose values outside low and high are set to low or high.",
    parameters=(
        Parameter("mu", 0.0, doc="Mean", random=False),
        Parameter("sigma", 1.0, doc="Standard deviation", low=0.0, random=False),
        Parameter("low", -1.0, doc="Smallest value", random=False),
        Parameter("high", 1.0, doc="Largest value", random=False),
    ),
    symbol="𝒩",
    less=(("low", "high"),),
    support=("low", "high"),
    order=4,
)
