"""What is to be simulated with a network: inputs, a duration, what is recorded and where it goes."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from backends.api.network import Network
from backends.api.parameters import Sequence
from backends.api.serialization.sonata.layout import SonataError, load_config
from backends.api.serialization.sonata.results import SonataIO, read_spikes

_PICO = 1e-3  # nA


def load_sonata_simulation_plan(config_file: str | os.PathLike[str]) -> SimulationPlan:
    """The plan that a simulation_config.json describes. SonataError: it is none."""
    return SimulationPlan.from_config(load_config(config_file))


class SimulationPlan:
    """`setup` a simulator, make the network, `execute`. Sections are those of the configuration."""

    def __init__(
        self,
        run: Mapping[str, Any],
        inputs: Mapping[str, Mapping[str, Any]] | None = None,
        output: Mapping[str, Any] | None = None,
        reports: Mapping[str, Mapping[str, Any]] | None = None,
        target_simulator: str | None = None,
        node_sets_file: str | None = None,
        conditions: Mapping[str, Any] | None = None,
        manifest: Mapping[str, str] | None = None,
        **additional_sections: Any,
    ) -> None:
        self.run_config = run
        self.inputs = inputs or {}
        self.output = output or {}
        self.reports = reports or {}
        self.target_simulator = target_simulator
        self.conditions = conditions
        self.manifest = manifest
        self.additional_sections = additional_sections
        self.node_sets = _node_sets(node_sets_file)

    @classmethod
    def from_config(cls, config: Mapping[str, Any]) -> SimulationPlan:
        """The plan of a configuration. SonataError: it says nothing of a run."""
        if not isinstance(config.get("run"), Mapping) or not {"dt", "tstop"} <= config["run"].keys():
            raise SonataError("A plan of a simulation says in `run` what dt and tstop are (ms); this one does not.")
        return cls(**config)

    def setup(self, sim: Any) -> None:
        """Set up a simulator with the time step of the plan."""
        self.sim = sim
        sim.setup(timestep=self.run_config["dt"])

    def execute(self, net: Network) -> None:
        """Give the network its inputs, record, run, and write what came of it."""
        sets = self._sets(net)
        for name, given in self.inputs.items():
            how = _INPUTS.get(given.get("input_type", ""))
            if how is None:
                raise SonataError(f"Input {name!r}: {given.get('input_type')!r} is not one of {', '.join(_INPUTS)}.")
            for assembly, which in _chosen(sets, given["node_set"]):
                how(self, given, assembly, which)
        net.record("spikes", include_spike_source=False)
        for report in self.reports.values():
            for assembly, which in _chosen(sets, report["cells"]):
                assembly[which].record(report["variable_name"])
        self.sim.run(self.run_config["tstop"])
        if self.output:
            self._write(net, sets)

    def _write(self, net: Network, sets: Mapping[str, Any]) -> None:
        folder = Path(self.output["output_dir"])
        if self.run_config.get("overwrite_output_dir") and folder.is_dir():
            for file in folder.glob("*.h5"):
                file.unlink()
        spikes, order = self.output.get("spikes_file", "spikes.h5"), self.output.get("spikes_sort_order")
        reported = {report["cells"]: _chosen(sets, report["cells"]) for report in self.reports.values()}
        net.write_data(SonataIO(folder, spikes, order, self.reports, reported))

    def _sets(self, net: Network) -> dict[str, list[tuple[Any, Any]]]:
        """By name: assemblies, and which of their cells belong to the set. Each assembly is a set of its own."""
        sets: dict[str, list[tuple[Any, Any]]] = {one.label: [(one, slice(None))] for one in net.assemblies}
        for name, wanted in self.node_sets.items():
            if not isinstance(wanted, Mapping):
                sets[name] = [part for inner in wanted for part in _chosen(sets, inner)]
                continue
            among = [one for one in net.assemblies if wanted.get("population", one.label) == one.label]
            sets[name] = [(assembly, _mask(assembly, wanted)) for assembly in among]
        return sets

    # --- inputs

    def _spikes(self, given: Mapping[str, Any], assembly: Any, which: Any) -> None:
        """Sources emit the spikes of a file."""
        by_population = read_spikes(given["input_file"])
        cells, times = by_population.get(assembly.label, next(iter(by_population.values()), (np.empty(0), np.empty(0))))
        chosen = np.arange(assembly.size)[which]
        assembly[which].set(spike_times=[Sequence(np.sort(times[cells == cell])) for cell in chosen])

    def _current(self, given: Mapping[str, Any], assembly: Any, which: Any) -> None:
        """A constant current, in nA (pA where the plan is one for NEST), from delay on for duration (ms)."""
        amplitude = given["amp"] * (_PICO if self.target_simulator == "NEST" else 1.0)
        source = self.sim.DCSource(amplitude=amplitude, start=given["delay"], stop=given["delay"] + given["duration"])
        source.inject_into(assembly[which])


_INPUTS = {"spikes": SimulationPlan._spikes, "current_clamp": SimulationPlan._current}


def _node_sets(file: str | None) -> dict[str, Any]:
    if file is None:
        return {}
    try:
        return {name.lower(): wanted for name, wanted in json.loads(Path(file).read_text(encoding="utf-8")).items()}
    except (OSError, ValueError, AttributeError) as error:
        raise SonataError(f"{file!r} holds no sets of nodes: {error}.") from error


def _chosen(sets: Mapping[str, list[tuple[Any, Any]]], name: str) -> list[tuple[Any, Any]]:
    for key in (name, name.lower()):
        if key in sets:
            return sets[key]
    raise SonataError(f"There is no set of nodes {name!r}; there are: {', '.join(sets)}.")


def _mask(assembly: Any, wanted: Mapping[str, Any]) -> Any:
    """Which cells of an assembly are as wanted: by number, or by what is noted of their populations."""
    mask = np.ones(assembly.size, bool)
    for name, value in wanted.items():
        if name == "population":
            continue
        if name == "node_id":
            mask &= np.isin(np.arange(assembly.size), value)
            continue
        noted = [np.broadcast_to(p.annotations.get(name, np.nan), (p.size,)) for p in assembly.populations]
        mask &= np.isin(np.concatenate(noted), value)
    return mask
