"""Connections as tables: lists of tuples, matrices, text files."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backends.api import arguments
from backends.api.arguments import short
from backends.api.errors import ConnectionError
from backends.api.populations import BasePopulation
from backends.api.recording.files import BaseFile, StandardTextFile
from backends.api.standardmodels import StandardSynapseType

Floats = NDArray[np.float64]
Indices = NDArray[np.int64]


class Table:
    """Connections between two populations, in an order, whose parameters can be read."""

    pre: BasePopulation
    post: BasePopulation
    label: str
    synapse_type: StandardSynapseType

    def ends(self) -> tuple[Indices, Indices]:
        """The pre- and the postsynaptic index of each connection."""
        raise NotImplementedError

    def values(self, name: str) -> Floats:
        """The present values of a synaptic parameter, one per connection."""
        raise NotImplementedError

    def shown(self, gather: bool | str) -> NDArray[np.bool_] | slice:
        """Which of the connections this process is to show: all of them, or those onto its own cells."""
        if not isinstance(gather, str) or gather != "all":
            arguments.flag(gather, f"gather of projection {self.label!r}")
        leads = self.post.session.team.leads
        every = gather == "all" or (gather and leads) or self.post.session.team.size == 1
        return slice(None) if every else self.post.local[self.ends()[1]]

    @property
    def shape(self) -> tuple[int, int]:
        """How many cells there are at both ends."""
        return self.pre.size, self.post.size

    def get(
        self,
        attribute_names: str | Iterable[str],
        format: str = "list",
        gather: bool | str = True,
        with_address: bool = True,
        multiple_synapses: str = "sum",
    ) -> Any:
        """Synaptic parameters.

        "list": a tuple per connection, with the two indices first if `with_address`. "array": one array of shape
        (pre.size, post.size) per name, NaN where there is no connection; several between the same two cells become
        their "sum", "min" or "max".

        Of several processes, process 0 gets all connections, in their order, and others those onto their own cells;
        with gather="all" every process gets all, with gather=False each only its own.
        """
        what = f"get() of projection {self.label!r}"
        single, names = isinstance(attribute_names, str), arguments.names(attribute_names, f"attribute_names of {what}")
        self._check_format(format)
        arguments.flag(with_address, f"with_address of {what}")
        shown = self.shown(gather)
        columns = {name: self._column(name)[shown] for name in names}
        ends = tuple(end[shown] for end in self.ends()) if with_address or format == "array" else ()
        if format == "array":
            arrays = [self._matrix(ends, columns[name], multiple_synapses) for name in names]
            return arrays[0] if single else arrays
        rows = [columns[name].tolist() for name in names]
        if with_address:
            rows = [*(end.tolist() for end in ends), *rows]
        return rows[0] if single and not with_address else list(zip(*rows, strict=True))

    def _check_format(self, format: str) -> None:
        if not isinstance(format, str) or format not in ("list", "array"):
            raise ConnectionError(
                f"Projection {self.label!r}: {short(format)} is not a format; expected list or array."
            )

    def _column(self, name: str) -> Any:
        ends = {"presynaptic_index": 0, "postsynaptic_index": 1}
        return self.ends()[ends[name]] if name in ends else self.values(name)

    def _matrix(self, ends: tuple[Indices, ...], values: Any, multiple: str) -> Floats:
        combine = {"sum": np.add, "min": np.minimum, "max": np.maximum}
        if not isinstance(multiple, str) or multiple not in combine:
            raise ConnectionError(
                f"Projection {self.label!r}: multiple_synapses={short(multiple)} is not one of {', '.join(combine)}."
            )
        start = {"sum": 0.0, "min": np.inf, "max": -np.inf}[multiple]
        matrix, connected = np.full(self.shape, start), np.zeros(self.shape, bool)
        combine[multiple].at(matrix, ends, values)
        connected[ends] = True
        return np.where(connected, matrix, np.nan)

    def save(
        self,
        attribute_names: str | Iterable[str],
        file: str | os.PathLike[str] | BaseFile,
        format: str = "list",
        gather: bool = True,
        with_address: bool = True,
    ) -> None:
        """Write synaptic parameters to a file (a name: text); "all" or "connections": every parameter.

        Of several processes, process 0 writes all connections if `gather`; otherwise each writes those onto its own
        cells, to files that are told apart by its number.
        """
        what = f"save() of projection {self.label!r}"
        listed = arguments.names(attribute_names, f"attribute_names of {what}")
        columns = [*self.synapse_type.default_parameters] if listed in (["all"], ["connections"]) else listed
        if not isinstance(file, BaseFile):
            arguments.path(file, f"file of {what}")
        self._check_format(format)
        if format == "array":
            data = np.vstack([self.get(name, "array", gather) for name in columns])
        else:
            data = np.asarray(self.get(columns, format, gather, with_address))
        header = columns if format == "array" or not with_address else ["i", "j", *columns]
        team = self.post.session.team
        if gather and not team.leads:
            return
        own = file if isinstance(file, BaseFile) or gather else team.own(file)
        target = own if isinstance(own, BaseFile) else StandardTextFile(own, "w")
        target.write(data, {"columns": header})
