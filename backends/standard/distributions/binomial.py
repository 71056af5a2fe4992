"""Binomial distribution."""

from backends.standard.declaration import DistributionModel, Kind, Parameter

BINOMIAL = DistributionModel(
    name="binomial",
    title="Binomial",
    doc="The number of successes in n trials of probability p.",
    parameters=(
        Parameter("n", 10, doc="Number of trials", low=0, kind=Kind.INTEGER, random=False),
        Parameter("p", 0.5, doc="Probability of success", low=0.0, high=1.0, random=False),
    ),
    symbol="B",
    support=(0.0, "n"),
    order=8,
)
