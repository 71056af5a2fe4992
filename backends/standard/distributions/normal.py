"""Normal distribution."""

from backends.standard.declaration import DistributionModel, Parameter

NORMAL = DistributionModel(
    name="normal",
    title="Normal",
    doc="Values around mu with standard deviation sigma.",
    parameters=(
        Parameter("mu", 0.0, doc="Mean", random=False),
        Parameter("sigma", 1.0, doc="Standard deviation", low=0.0, random=False),
    ),
    symbol="𝒩",
    order=2,
)
