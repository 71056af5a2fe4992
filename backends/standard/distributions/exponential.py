"""Exponential distribution."""

from math import inf

from backends.standard.declaration import DistributionModel, Parameter

EXPONENTIAL = DistributionModel(
    name="exponential",
    title="Exponential",
    doc="Positive values of mean beta, the smaller the likelier.",
    parameters=(Parameter("beta", 1.0, doc="Mean", low=0.0, open_low=True, random=False),),
    symbol="Exp",
    support=(0.0, inf),
    order=6,
)
