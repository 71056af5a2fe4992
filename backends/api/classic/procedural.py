"""The procedural interface: functions of populations, of single cells and of lists of these."""

from __future__ import annotations

import builtins
import os
from collections.abc import Iterable
from functools import wraps
from itertools import groupby
from typing import Any

from backends.api.arguments import path
from backends.api.classic.created import ID
from backends.api.classic.debugging import log, log_to
from backends.api.classic.projection import Projection
from backends.api.classic.tables import save
from backends.api.classic.wording import deprecated, notice, renaming, values
from backends.api.connectors import FixedProbabilityConnector
from backends.api.errors import InvalidModelError
from backends.api.populations import Assembly, BasePopulation, Population, identity
from backends.api.random import AbstractRNG
from backends.api.recording import SPIKES
from backends.api.session import Session
from backends.api.space import Line
from backends.api.standardmodels.synapses import SYNAPSE_TYPES

_UNSAID: Any = object()


class Procedural:
    """The functions of one session."""

    def __init__(self, session: Session, population: type[Population]) -> None:
        self._session = session
        self._population = population
        self._files: dict[tuple[str, ...], BasePopulation] = {}

    @wraps(Session.setup)
    def setup(self, *args: Any, debug: Any = False, **kwargs: Any) -> int:
        """`debug`: True or the name of a file, where the log is to go."""
        log_to(debug)
        rank = self._session.setup(*args, **kwargs)
        log.debug("setup: %s", self._session.settings)
        self._files = {}
        return rank

    @deprecated("Population()")
    @renaming(param_dict="cellparams")
    def create(self, cellclass: Any, cellparams: Any = None, n: int = 1) -> Population | ID:
        """`n` cells of one model, a population; one cell is its ID as well. The cell of number k is at (k, 0, 0)."""
        population = self._population(n, cellclass, cellparams)
        population.structure = Line(x0=float(population.first_id))
        return ID(population) if n == 1 else population

    @deprecated("Projection()")
    @renaming(source="pre", target="post")
    def connect(
        self,
        pre: Any,
        post: Any,
        weight: Any = 0.0,
        delay: Any = None,
        receptor_type: str | None = None,
        p: float = 1,
        rng: AbstractRNG | None = None,
        *,
        synapse_type: str | None = None,
    ) -> Projection:
        """Connect each of some cells to each of others, with the probability `p`.

        `synapse_type` is 2008's name of the receptor: then weights of inhibitory currents may be given as magnitudes.
        """
        synapse = SYNAPSE_TYPES["StaticSynapse"](weight=0.0 if weight is None else weight, delay=delay)
        connector = FixedProbabilityConnector(p, rng=rng)
        old = {"target": synapse_type} if synapse_type else {"receptor_type": receptor_type}
        return Projection(cells_of(pre), cells_of(post), connector, synapse, **old)

    def set(self, cells: Any = (), param: Any = None, val: Any = None, **parameters: Any) -> Any:
        """Change parameters of cells: `set(cells, tau_m=20.0)`, `set(cells, "tau_m", 20.0)`, `set(cells, {…})`.

        As importing everything from a simulator hides Python's own set, that is what one gets with nothing to change.
        """
        if param is None and not parameters:
            return builtins.set(cells)
        notice("set()", "Population.set()")
        cells_of(cells).set(**values(param, val, **parameters))
        return None

    @deprecated("Population.record()")
    def record(
        self,
        variables: Any = _UNSAID,
        source: Any = None,
        filename: Any = None,
        sampling_interval: float | None = None,
        annotations: Any = None,
    ) -> None:
        """Record variables of cells; end() writes them to a file. In 2008: `record(cells, filename)`, the spikes."""
        if isinstance(source, (str, os.PathLike)):
            variables, source, filename = _UNSAID, variables, source
        if variables is _UNSAID:
            self._to_file([SPIKES], source, filename)
            return
        cells = cells_of(source)
        cells.record(variables, filename, sampling_interval)
        cells.annotate(**(annotations or {}))

    @deprecated("Population.record('v')")
    def record_v(self, source: Any, filename: Any) -> None:
        """Record membrane potentials of cells; end() writes them to a file."""
        self._to_file(["v"], source, filename)

    @deprecated("Population.record(['gsyn_exc', 'gsyn_inh'])")
    def record_gsyn(self, source: Any, filename: Any) -> None:
        """Record synaptic conductances of cells; end() writes them to a file."""
        self._to_file(["gsyn_exc", "gsyn_inh"], source, filename)

    def _to_file(self, names: list[str], source: Any, filename: Any) -> None:
        """Several calls with one file add up."""
        cells, key = cells_of(source), (*names, os.fspath(path(filename, "filename of record()")))
        cells.record(names)
        if key in self._files:
            self._files[key] = Assembly(self._files[key], cells)
            return
        self._files[key] = cells
        self._session.at_end(lambda: save(self._files.pop(key), names, filename, numbered=True))


def cells_of(given: Any) -> BasePopulation:
    """One cell, a list of cells and populations, or a population, as a population. InvalidModelError: none of these."""
    if isinstance(given, BasePopulation):
        return given
    if isinstance(given, identity.ID):
        return given.as_view()
    members = list(given) if isinstance(given, Iterable) else []
    if not members or not all(isinstance(member, (BasePopulation, identity.ID)) for member in members):
        raise InvalidModelError(f"{given!r} is neither a population nor a cell nor a list of these.")
    parts: list[BasePopulation] = []
    for parent, run in groupby(members, lambda member: None if isinstance(member, BasePopulation) else member.parent):
        some = list(run)
        parts += some if parent is None else [parent[[cell.index for cell in some]]]
    return parts[0] if len(parts) == 1 else Assembly(*parts)
