"""Uniform, whole numbers distribution."""

from backends.standard.declaration import DistributionModel, Kind, Parameter

UNIFORM_INT = DistributionModel(
    name="uniform_int",
    title="Uniform, whole numbers",
    doc="Every whole number from low on and below high is equally likely.",
    parameters=(
        Parameter("low", 0, doc="Smallest value", kind=Kind.INTEGER, random=False),
        Parameter("high", 10, doc="First value that is too large", kind=Kind.INTEGER, random=False),
    ),
    symbol="𝒰",
    less=(("low", "high"),),
    support=("low", "high"),
    order=10,
)
