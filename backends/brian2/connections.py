"""Connections: blocks of edges into Brian2 in one go, and the parameters of synapses changed and read later."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, cast

import numpy as np

from backends.brian2.groups import Group, Neurons
from backends.brian2.kernel import Kernel
from backends.brian2.library import brian2, told
from backends.brian2.synapses import SynapseBlock
from backends.simulator import Edges, Floats, Indices, Numbers, SimulatorError


class Links:
    """The connections of one projection, in the order of its blocks.

    Where all delays are the same, Brian2 keeps one for all, and sends spikes on their way much faster.
    """

    def __init__(
        self,
        kernel: Kernel,
        source: Group,
        target: Neurons,
        blocks: Iterable[Edges],
        synapse: SynapseBlock,
        receptor: str,
    ) -> None:
        self._kernel = kernel
        self._ends = (source, target)
        self._block = synapse
        self._receptor = target.block.receptors[receptor]
        self._synapses: Any = None
        if filled := [block for block in blocks if block.pre.size]:
            pre, post, values = _joined(filled)
            self._wire(pre, post, values["weight"], self._waiting(values["delay"]))

    def set(self, parameters: Mapping[str, Numbers]) -> None:
        """Change parameters: a number for all, or an array in the order of the connections."""
        if self._synapses is None:
            return
        if "weight" in parameters:
            self._value("weight")[:] = parameters["weight"]
        if "delay" in parameters:
            self._set_delay(self._waiting(parameters["delay"]))

    def get(self, name: str) -> Floats:
        """The present value of a parameter, one per connection."""
        if self._synapses is None:
            return np.empty(0)
        if name != "delay":
            return self._value(name).copy()
        steps = np.rint(self._value("delay") / self._step) + self._receptor.early
        return np.array(np.broadcast_to(np.round(steps * self._kernel.timestep, 9), (len(self._synapses),)))

    def _wire(self, pre: Indices, post: Indices, weight: Numbers, waiting: Numbers) -> None:
        """Make the connections, in which spikes wait so many steps."""
        source, target = self._ends
        with told(f"connecting {source.cell.name} to {target.cell.name}"):
            self._synapses = brian2.Synapses(
                source.object,
                target.object,
                self._block.equations,
                on_pre=self._block.on_spike.format(receptor=self._receptor.variable),
                delay=None if np.ndim(waiting) else float(waiting) * self._kernel.clock.dt,
                clock=self._kernel.clock,
                namespace={},
            )
            self._synapses.connect(i=pre, j=post)
            self._value("weight")[:] = weight
            self._value("delay")[:] = waiting * self._step
        source.send_through(self._synapses.pre)
        self._kernel.add(self._synapses)

    def _set_delay(self, waiting: Numbers) -> None:
        """Other delays from now on. Where there was one for all, the connections have to be made anew."""
        one_for_all = self._value("delay").size == 1 < len(self._synapses)
        if np.ndim(waiting) and one_for_all:
            if self._kernel.begun:
                raise SimulatorError(
                    f"Brian2: all {len(self._synapses)} delays from {self._ends[0].cell.name} to "
                    f"{self._ends[1].cell.name} are the same; once time has passed they can be set to one other delay, "
                    "but not to different ones."
                )
            self._rewire(waiting)
        else:
            self._value("delay")[:] = waiting * self._step
            self._kernel.changed()

    def _rewire(self, waiting: Numbers) -> None:
        """Make the connections anew with a delay for each."""
        old = self._synapses
        self._kernel.remove(old)
        self._ends[0].send_no_more_through(old.pre)
        pre, post = (old.variables[name].get_value() for name in ("_synaptic_pre", "_synaptic_post"))
        self._wire(pre, post, self._value("weight"), waiting)

    def _waiting(self, delay: Numbers) -> Numbers:
        """How many steps a spike waits in Brian2's queue. SimulatorError: a delay is below the time step."""
        steps = np.rint(np.divide(delay, self._kernel.timestep))
        if np.any(steps < 1):
            raise SimulatorError(
                f"Brian2: the delay {np.min(delay):g} ms is below the time step of {self._kernel.timestep:g} ms."
            )
        return cast(Numbers, steps - self._receptor.early)

    @property
    def _step(self) -> float:
        """The time step as Brian2 has it, in s."""
        return float(self._kernel.clock.dt)

    def _value(self, name: str) -> Floats:
        """Brian2's array of a parameter; it can be written to."""
        owner = self._synapses.pre if name == "delay" else self._synapses
        return cast(Floats, owner.variables[name].get_value())


def _joined(blocks: list[Edges]) -> tuple[Indices, Indices, dict[str, Numbers]]:
    """All blocks as one. A parameter that is one number in all of them remains a number."""
    none = np.empty(0, np.int64)
    pre, post = (np.concatenate([none, *ends]) for ends in zip(*((b.pre, b.post) for b in blocks), strict=True))
    values: dict[str, Numbers] = {}
    for name in blocks[0].parameters:
        parts = [block.parameters[name] for block in blocks]
        if any(np.ndim(part) for part in parts) or len(set(map(float, parts))) > 1:
            parts = [np.concatenate([np.broadcast_to(p, b.pre.shape) for p, b in zip(parts, blocks, strict=True)])]
        values[name] = parts[0]
    return pre, post, values
