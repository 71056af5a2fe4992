"""Connections as tables: lists of tuples, matrices, text files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
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


# What becomes of several connections between the same two cells: combined by a function, or the last in some order.
_MULTIPLE: Mapping[str, tuple[Any, int]] = {
    "sum": (np.add, 1),
    "min": (np.fmin, 1),
    "max": (np.fmax, 1),
    "first": (None, -1),
    "last": (None, 1),
}


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
        their "sum", "min" or "max", or the "first" or "last" of them.

        Of several processes, process 0 gets all connections, in their order, and others those onto their own cells;
        with gather="all" every process gets all, with gather=False each only its own.
        """
        what = f"get() of projection {self.label!r}"
        single, names = isinstance(attribute_names, str), arguments.names(attribute_names, f"attribute_names of {what}")
        self._check_format(format)
        arguments.flag(with_address, f"with_address of {what}")
        if format == "array":
            arrays = self._matrices(names, gather, multiple_synapses)
            return arrays[0] if single else arrays
        rows = [column.tolist() for column in self._columns(names, gather, with_address)]
        return rows[0] if single and not with_address else list(zip(*rows, strict=True))

    def _check_format(self, format: str) -> None:
        if not isinstance(format, str) or format not in ("list", "array"):
            raise ConnectionError(
                f"Projection {self.label!r}: {short(format)} is not a format; expected list or array."
            )

    def _columns(self, names: Iterable[str], gather: bool | str, with_address: bool) -> list[NDArray[Any]]:
        """A value per connection for each name, behind the two indices if `with_address`."""
        shown = self.shown(gather)
        columns = [self._column(name)[shown] for name in names]
        return [*(end[shown] for end in self.ends()), *columns] if with_address else columns

    def _column(self, name: str) -> Any:
        ends = {"presynaptic_index": 0, "postsynaptic_index": 1}
        return self.ends()[ends[name]] if name in ends else self.values(name)

    def _matrices(self, names: Iterable[str], gather: bool | str, multiple: str) -> list[Floats]:
        if not isinstance(multiple, str) or multiple not in _MULTIPLE:
            raise ConnectionError(
                f"Projection {self.label!r}: multiple_synapses={short(multiple)} is not one of {', '.join(_MULTIPLE)}."
            )
        pre, post, *columns = self._columns(names, gather, with_address=True)
        return [_matrix(self.shape, (pre, post), values, *_MULTIPLE[multiple]) for values in columns]

    def save(
        self,
        attribute_names: str | Iterable[str],
        file: str | os.PathLike[str] | BaseFile,
        format: str = "list",
        gather: bool = True,
        with_address: bool = True,
    ) -> None:
        """Write synaptic parameters to a file (a name: text); "all" or "connections": every parameter.

        In the format "array", 0 stands where there is no connection; several arrays are one below the other.
        Of several processes, process 0 writes all connections if `gather`; otherwise each writes those onto its own
        cells, to NAME.0, NAME.1, …, which FromFileConnector(NAME, distributed=True) reads.
        """
        what = f"save() of projection {self.label!r}"
        listed = arguments.names(attribute_names, f"attribute_names of {what}")
        columns = [*self.synapse_type.default_parameters] if listed in (["all"], ["connections"]) else listed
        if not isinstance(file, BaseFile):
            arguments.path(file, f"file of {what}")
        self._check_format(format)
        arguments.flag(with_address, f"with_address of {what}")
        if format == "array":
            data = np.nan_to_num(np.vstack(self.get(columns, "array", gather)))
        else:
            data = np.column_stack(self._columns(columns, gather, with_address))
        header = columns if format == "array" or not with_address else ["i", "j", *columns]
        target = file if isinstance(file, BaseFile) else StandardTextFile(file, "w")
        team = self.post.session.team
        if team.size > 1 and not gather:
            target = type(target)(f"{target.name}.{team.rank}", target.mode)
        if team.leads or not gather:
            target.write(data, {"columns": header})
        team.share(f"saves {self.label!r}", None)  # whoever reads it next finds it whole


def _matrix(shape: tuple[int, int], ends: tuple[Indices, Indices], values: Floats, combine: Any, step: int) -> Floats:
    """Values of connections by their two ends: of several the last in the order of `step`, or all of them combined."""
    # Copies, since NumPy goes through views in the order of memory.
    pre, post, ordered = (column[::step].copy() for column in (*ends, values))
    matrix = np.full(shape, np.nan)
    matrix[pre, post] = ordered
    if combine is not None:
        combined = np.full(shape, np.nan if combine.identity is None else float(combine.identity))
        combine.at(combined, ends, values)
        matrix = np.where(np.isnan(matrix), np.nan, combined)
    return matrix
