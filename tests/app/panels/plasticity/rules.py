"""Rules with numbers that show."""

from app.panels.plasticity.rule import Rule
from backends.standard import TIMINGS, WEIGHT_DEPENDENCES

PAIRS = [(timing, dependence) for timing in TIMINGS for dependence in WEIGHT_DEPENDENCES]
_STRONG = {"A_plus": 0.04, "A_minus": 0.05, "tau_plus": 17.0, "tau_minus": 29.0, "eta": 0.01, "rho": 5.0, "w_max": 2.0}


def rule(timing: str = "SpikePairRule", dependence: str = "AdditiveWeightDependence", **values: float) -> Rule:
    """A rule with strong changes, from 0 to 2."""
    parts = TIMINGS[timing], WEIGHT_DEPENDENCES[dependence]
    defaults = {**parts[0].defaults, **parts[1].defaults}
    return Rule(*parts, {**defaults, **{n: v for n, v in {**_STRONG, **values}.items() if n in defaults}})
