"""Uniform distribution."""

from backends.standard.declaration import DistributionModel, Parameter

UNIFORM = DistributionModel(
    name="uniform",
    title="Uniform",
    doc="Every value between low and high is equally likely.",
    parameters=(
        Parameter("low", 0.0, doc="Smallest value", random=False),
        Parameter("high", 1.0, doc="Largest value", random=False),
    ),
    symbol="𝒰",
    less=(("low", "high"),),
    support=("low", "high"),
    order=1,
)
