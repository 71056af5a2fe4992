"""Poisson distribution."""

from backends.standard.declaration import DistributionModel, Parameter

POISSON = DistributionModel(
    name="poisson",
    title="Poisson",
    doc="The number of independent events of mean lambda_.",
    parameters=(Parameter("lambda_", 1.0, doc="Mean", low=0.0, random=False),),
    symbol="Pois",
    order=9,
)
