"""Poisson distribution."""

from math import inf

from backends.standard.declaration import DistributionModel, Parameter

POISSON = DistributionModel(
    name="poisson",
    title="Poisson",
    doc="The number of independent events of mean lambda_.",
    parameters=(Parameter("lambda_", 1.0, doc="Mean", low=0.0, random=False),),
    symbol="Pois",
    support=(0.0, inf),
    order=9,
)
