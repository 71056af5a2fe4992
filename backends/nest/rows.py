"""The shapes of the translation: rows that name a quantity on both sides, with its units.

The factor between the two numbers follows from the units.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from backends.standard.units import factor


@dataclass(frozen=True)
class Row:
    """NEST's quantity `name`, in `unit`; it is `law` of our parameters `of` (None: as they are), in `from_unit`.

    To be recorded, it may be the difference of two, joined by a minus, or none that NEST's devices know ("").
    `says` is the law in words. `state` says where its present value is, if not under its name: in which of NEST's
    lists, as which number. NEST does not tell the present value of a `late` one.
    """

    name: str
    unit: str
    of: tuple[str, ...]
    from_unit: str
    law: Callable[..., Any] | None = None
    whole: bool = False  # NEST takes whole numbers only
    state: tuple[str, int] | None = None
    late: bool = False
    says: str = ""

    @property
    def names(self) -> list[str]:
        """NEST's quantities."""
        return self.name.split("-")

    @property
    def factor(self) -> float:
        """What our number is multiplied by to be NEST's."""
        return factor(self.from_unit, self.unit)

    @property
    def words(self) -> str:
        """What it is of ours, in words."""
        told = self.says or ", ".join(self.of)
        return told if self.whole or self.factor == 1.0 else f"{told} in {self.unit}"

    def value(self, parameters: Mapping[str, Any]) -> Any:
        """NEST's value, from ours in canonical units (numbers or arrays)."""
        ours = [parameters[name] for name in self.of]
        value = self.law(*ours) if self.law else ours[0]
        return value if self.whole else value * self.factor


@dataclass(frozen=True)
class Receptor:
    """Where the weights of a receptor go: multiplied by `sign`, into `unit`, to one of NEST's ports."""

    unit: str
    sign: float = 1.0
    port: int = 0


@dataclass(frozen=True)
class CellRows:
    """One cell model in NEST: its model there, parameters, states one may set, signals one may record, receptors.

    `constants` are parameters of NEST that ours has not; `begins` names, for signals that NEST computes only from its
    first step on, the parameter of ours from which they start.
    """

    model: str
    parameters: tuple[Row, ...]
    states: Mapping[str, Row] = field(default_factory=dict)
    recordable: Mapping[str, Row] = field(default_factory=dict)
    receptors: Mapping[str, Receptor] = field(default_factory=dict)
    constants: Mapping[str, float] = field(default_factory=dict)
    begins: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class SynapseRows:
    """One synapse model in NEST.

    `weights` are in the unit of the receptor and have its sign, `sizes` have only the unit; both by NEST's name.
    `decay` is NEST's name for the time constant of the postsynaptic receptor; `cell` names parameters that NEST keeps
    with the postsynaptic cells. `fixed` are parameters of ours that NEST leaves no choice of; `devices` whether
    generators can be connected by such synapses.
    """

    model: str
    parameters: tuple[Row, ...] = ()
    weights: Mapping[str, str] = field(default_factory=lambda: {"weight": "weight"})
    sizes: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, float] = field(default_factory=dict)
    decay: str = ""
    cell: Mapping[str, str] = field(default_factory=dict)
    fixed: Mapping[str, float] = field(default_factory=dict)
    devices: bool = False
