"""Dynamics of synapses as 2008 put them together: a fast part, a slow one, and rates at the rule about the weight."""

from __future__ import annotations

from copy import copy
from inspect import isclass, signature
from typing import Any, TypeVar

from backends.api.errors import InvalidModelError, InvalidParameterValueError
from backends.api.parameters import ModelParameters
from backends.api.standardmodels import ModelType, StandardSynapseType, plasticity
from backends.api.standardmodels.synapses import SYNAPSE_TYPES

T = TypeVar("T", bound=ModelType)

_SHORT_TERM: Any = SYNAPSE_TYPES["TsodyksMarkramSynapse"]
_RATES = ("A_plus", "A_minus")
_AT_REST = {"u0": 0.0, "x0": 1.0, "y0": 0.0}


class TsodyksMarkramMechanism(_SHORT_TERM):  # type: ignore[misc]
    """Short-term depression and facilitation: 2008's name of TsodyksMarkramSynapse.

    Synapses start at rest: u0, x0 and y0 have the values that say so. InvalidParameterValueError: they have others.
    """

    def __init__(self, U: float = 0.5, tau_rec: float = 100.0, tau_facil: float = 0.0, **more: Any) -> None:
        for name, value in _AT_REST.items():
            if more.pop(name, value) not in (value,):
                raise InvalidParameterValueError(f"{name} of TsodyksMarkramMechanism: synapses start with {value:g}.")
        super().__init__(U=U, tau_rec=tau_rec, tau_facil=tau_facil, **more)


class SynapseDynamics:
    """What a projection of 2008 was told of its synapses: short-term (`fast`) or long-term (`slow`) plasticity.

    InvalidModelError: a part is none, or there are both, for which there is no synapse model.
    """

    def __init__(self, fast: Any = None, slow: Any = None) -> None:
        kinds = {"fast": _SHORT_TERM, "slow": plasticity.STDPMechanism}
        for (name, kind), part in zip(kinds.items(), (fast, slow), strict=True):
            if part is not None and not isinstance(part, kind):
                raise InvalidModelError(f"{name} of SynapseDynamics: {part!r} is not a {kind.__name__}.")
        if fast is not None and slow is not None:
            raise InvalidModelError("SynapseDynamics: no synapse model is both, fast and slow; expected one of them.")
        self.fast, self.slow = fast, slow

    @property
    def synapse(self) -> StandardSynapseType:
        """The synapse model of today."""
        return self.fast or self.slow or SYNAPSE_TYPES["StaticSynapse"]()


def with_values(model: T, **values: Any) -> T:
    """A model with other values of some parameters."""
    other = copy(model)
    vars(other).update(parameter_space=ModelParameters(model.model, {**model.parameter_space, **values}))
    return other


def _taught(kind: type[plasticity.STDPWeightDependence]) -> type[plasticity.STDPWeightDependence]:
    """A rule about the weight that remembers A_plus and A_minus for the one about timing, to which they belong."""

    def begin(self: Any, **parameters: Any) -> None:
        self.rates = {name: parameters.pop(name) for name in _RATES if name in parameters}
        kind.__init__(self, **parameters)

    members = {"__init__": begin, "__signature__": signature(kind), "__doc__": kind.__doc__, "__module__": __name__}
    return type(kind.__name__, (kind,), members)


DEPENDENCES = {name: _taught(kind) for name, kind in plasticity.DEPENDENCE_TYPES.items()}
globals().update(DEPENDENCES)


class STDPMechanism(plasticity.STDPMechanism):
    """A mechanism whose rule about the weight may have been told A_plus and A_minus."""

    __doc__ = plasticity.STDPMechanism.__doc__
    __signature__ = signature(plasticity.STDPMechanism)

    def __init__(self, timing_dependence: Any = None, weight_dependence: Any = None, *args: Any, **kwargs: Any) -> None:
        if rates := getattr(weight_dependence, "rates", {}):
            timing = timing_dependence() if isclass(timing_dependence) else timing_dependence
            timing_dependence = with_values(timing, **rates) if isinstance(timing, ModelType) else timing
        super().__init__(timing_dependence, weight_dependence, *args, **kwargs)
