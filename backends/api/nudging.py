"""Twins of a run: the same network, in which the simulator draws other random numbers of its own.

All but the first twin also have cells that differ by next to nothing. What becomes of next to nothing tells which
differences between two runs are of no account: where twins part, the network makes the smallest error grow (van
Vreeswijk C, Sompolinsky H (1998) Neural Comput. 10:1321-1371).
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import numpy as np

from backends.api.errors import InvalidParameterValueError
from backends.standard import Parameter
from backends.standard.parameter import Kind

if TYPE_CHECKING:
    from backends.api.session import Session

COPY = 1  # the twin whose cells are as they are
_APART = 7919  # between the seeds of two twins
_TIMES = ("ms", "")  # units of what is left alone: a time may be rounded to another number of steps


def nudge(session: Session, twin: int) -> None:
    """Change all parameters of neurons that are no times by what simulators agree to, up or down as the twin wants."""
    if twin == COPY:
        return
    random = np.random.default_rng(twin)
    for population in session.populations:
        if population.celltype.model.is_source:
            continue
        model = population.celltype.model
        for parameter in filter(_is_nudged, model.parameters):
            factor = 1.0 + model.precision * random.choice([-1.0, 1.0])
            with suppress(InvalidParameterValueError):  # at the edge of what is allowed: it stays
                population.set(**{parameter.name: np.multiply(population.parameters[parameter.name], factor)})


def twin_seed(seed: int, twin: int) -> int:
    """The seed of what a simulator draws by itself in a twin (0: in the run itself)."""
    return 1 + (seed + twin * _APART) % (2**31 - 1) if twin else seed


def _is_nudged(parameter: Parameter) -> bool:
    return parameter.kind is Kind.REAL and parameter.unit not in _TIMES
