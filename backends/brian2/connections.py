"""Connections: blocks of edges into Brian2 in one go, and the parameters of synapses changed and read later."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, cast

import numpy as np

from backends.brian2.dendrites import Dendrites, Waits, drawn_from, waits
from backends.brian2.groups import Brian2Group, Cells
from backends.brian2.kernel import Kernel
from backends.brian2.library import NumpyCodeObject, brian2, function, told
from backends.brian2.rounds import in_rounds
from backends.brian2.synapses import SynapseBlock
from backends.simulator import Edges, Floats, Numbers, SimulatorError, joined
from backends.standard.mechanism import FRACTION

_TIMING = {"delay", FRACTION}
_FIRST = -2  # in the order within a step: Brian2's presynaptic pathways have -1


class Links:
    """The connections of one projection, in the order of its blocks.

    A parameter that is one number for all is one number in Brian2 as well. Where it is to be a number for each later,
    the connections are made anew, and go on from where they were.
    """

    def __init__(
        self,
        kernel: Kernel,
        source: Brian2Group,
        target: Cells,
        blocks: Iterable[Edges],
        synapse: SynapseBlock,
        receptor: str,
    ) -> None:
        self._kernel = kernel
        self._ends = (source, target)
        self._block = synapse
        self._receptor = target.receptors[receptor]
        self._pre, self._post, self._told = joined(blocks)
        self._synapses: Any = None
        if self._pre.size:
            self._stream = kernel.stream() if synapse.draws else None
            self._dendrites = Dendrites(kernel, target.variables[self._receptor.variable]) if synapse.post else None
            own = {name: value for name, value in self._told.items() if name not in _TIMING}
            own |= dict(synapse.constants)
            begin = {name: own[at] if isinstance(at, str) else at for name, at in synapse.states.items()}
            states = {name: np.broadcast_to(value, self._pre.shape) for name, value in begin.items()}
            self._wire({**own, **states, **self._late()})

    def set(self, parameters: Mapping[str, Numbers]) -> None:
        """Change parameters: a number for all, or an array in the order of the connections."""
        self._told |= parameters
        if self._synapses is None:
            return
        changed = {name: value for name, value in parameters.items() if name not in _TIMING}
        if timing := parameters.keys() & _TIMING:
            changed |= self._late()
        if FRACTION in timing or any(np.ndim(value) and self._is_one(name) for name, value in changed.items()):
            self._rewire(changed)
        else:
            for name, value in changed.items():
                self._value(name)[:] = value
        if timing:
            self._wait()

    def get(self, name: str) -> Floats:
        """The present value of a parameter, one per connection."""
        if not self._pre.size:
            return np.empty(0)
        kept = name in _TIMING
        return np.array(np.broadcast_to(self._told[name] if kept else self._value(name), self._pre.shape), float)

    def _wire(self, values: Mapping[str, Numbers]) -> None:
        """Make the connections, which have these parameters and states."""
        (source, target), step, block = self._ends, self._kernel.clock.timestep, self._block
        functions = self._functions()
        with told(f"connecting {source.cell.name} to {target.cell.name}"):
            self._synapses = brian2.Synapses(
                source.object,
                target.object,
                "\n".join(f"{name} : 1" + ("" if np.ndim(value) else " (shared)") for name, value in values.items()),
                on_pre=block.on_pre(step, self._receptor, "send" in functions),
                on_post=block.on_post(step),
                clock=self._kernel.timer,
                namespace=functions,
                codeobj_class=NumpyCodeObject if functions else None,
            )
            if block.post:
                self._synapses.post.order = _FIRST
            if block.states and source.repeats:
                in_rounds(self._synapses.pre)
            self._synapses.connect(i=self._pre, j=self._post)
            for name, value in values.items():
                self._value(name)[:] = value
            self._wait()
        source.send_through(self._synapses.pre)
        self._kernel.add(self._synapses)

    def _rewire(self, changed: Mapping[str, Numbers]) -> None:
        """Make the connections anew; what is on its way stays there."""
        old, names = self._synapses, self._synapses.equations.names
        values = {name: self._value(name).item() if self._is_one(name) else self._value(name) for name in names}
        self._kernel.remove(old)
        self._ends[0].send_no_more_through(old.pre)
        self._wire({**values, **changed})
        for pathway, before in zip(self._pathways, old._pathways, strict=True):
            pathway.queue._restore_from_full_state(before.queue._full_state())

    def _functions(self) -> dict[str, Any]:
        """What the code of the synapses calls."""
        found = {}
        if self._stream:
            found["drawn"] = function(drawn_from(self._stream), 3)
        if self._dendrites and self._told[FRACTION] > 0:
            found["send"] = function(self._dendrites.send, 3)
        return found

    def _waits(self) -> Waits:
        """How long spikes wait. SimulatorError: a delay is below the time step."""
        delay, step = self._told["delay"], self._kernel.clock.timestep
        steps = np.rint(np.divide(delay, step))
        if np.any(steps < 1):
            raise SimulatorError(f"Brian2: the delay {np.min(delay):g} ms is below the time step of {step:g} ms.")
        return waits(steps, float(np.max(self._told.get(FRACTION, 0.0))), self._receptor.early)

    def _late(self) -> dict[str, Numbers]:
        """How late (ms) plastic synapses deal with spikes, and how many steps what they send has still to go."""
        found, step = self._waits(), self._kernel.clock.timestep
        late = {"pre_late": found.late_pre * step, "post_late": found.late_post * step, "rest": found.rest}
        return late if self._block.post else {}

    def _wait(self) -> None:
        """Have spikes wait as long as they must."""
        found, step = self._waits(), float(self._kernel.timer.dt)
        for pathway in self._pathways:
            pathway.variables["delay"].get_value()[:] = getattr(found, pathway.prepost) * step
        if self._dendrites:
            self._dendrites.reach(np.max(found.rest))
        self._kernel.changed()

    @property
    def _pathways(self) -> list[Any]:
        return [self._synapses.pre, *([self._synapses.post] if self._block.post else [])]

    def _is_one(self, name: str) -> bool:
        """Whether a parameter is one number for all."""
        return bool(self._synapses.variables[name].scalar)

    def _value(self, name: str) -> Floats:
        """Brian2's array of a parameter; it can be written to."""
        return cast(Floats, self._synapses.variables[name].get_value())
