"""Every public name of PyNN 0.13, every member of its classes and every argument is here, or in a table with a reason.

What upstream imports into a module from elsewhere is not its own, and not asked for.
"""

from __future__ import annotations

import inspect
import json
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest

import backends.sketch

MODULES = (
    *("random", "space", "parameters", "core", "connectors", "models", "errors", "network", "descriptions"),
    *("common", "common.populations", "common.projections", "common.control"),
    *("standardmodels", "standardmodels.base", "standardmodels.cells", "standardmodels.synapses"),
    *("standardmodels.electrodes", "standardmodels.receptors"),
    *("recording", "recording.files", "serialization.sonata"),
    *("utility", "utility.plotting", "utility.timer", "utility.script_tools", "utility.progress_bar"),
)
# Classes that each simulator has for itself: they are compared where scripts find them.
OF_A_SIMULATOR = {
    "common.populations": ("Population", "PopulationView", "Assembly"),
    "common.projections": ("Projection",),
}

# Why a name is not here, and which.
MISSING: dict[str, tuple[str, ...]] = {
    "cells with several compartments are not part of this": (
        *("standardmodels.cells.MultiCompartmentNeuron", "standardmodels.cells.HasSections"),
        *("standardmodels.cells.Section", "models.BaseIonChannelModel", "standardmodels.base.StandardIonChannelModel"),
    ),
    "simulators are told arrays, so there is nothing to translate or to collect in classes": (
        *("standardmodels.base.ModelNotAvailable", "standardmodels.base.build_translations"),
        *("standardmodels.base.build_scaling_functions", "standardmodels.base.check_delays"),
        *("standardmodels.base.check_weights", "standardmodels.base.StandardCellTypeComponent"),
        *("standardmodels.base.StandardPostSynapticResponse", "standardmodels.base.excitatory_receptor_types"),
        *("standardmodels.base.inhibitory_receptor_types", "models.BaseCellTypeComponent"),
        *("models.BasePostSynapticResponse", "models.BasePostSynapticResponseModel"),
        *("common.control.BaseState", "common.control.build_reset", "common.control.build_run"),
        *("common.control.build_state_queries", "common.control.end", "common.control.setup"),
        *("recording.DataCache", "recording.Recorder", "recording.Variable", "recording.filter_by_variables"),
        *("recording.gather_array", "recording.gather_blocks", "recording.gather_dict", "recording.get_mpi_comm"),
        *("recording.mpi_sum", "recording.remove_duplicate_spiketrains", "recording.MPI_ROOT"),
        *("random.get_mpi_config", "random.have_gsl", "connectors.MapConnector", "connectors.haveCSA"),
        *("connectors.e", "connectors.pi", "connectors.FixedNumberConnector"),
    ),
    "files are read by functions here, not by classes": (
        *("serialization.sonata.EdgeGroup", "serialization.sonata.EdgePopulation", "serialization.sonata.NodeGroup"),
        *("serialization.sonata.NodePopulation", "serialization.sonata.HAVE_H5PY", "serialization.sonata.cast"),
        *("serialization.sonata.condense", "serialization.sonata.read_types_file", "serialization.sonata.to_string"),
        "serialization.sonata.sonata_id_to_index",
    ),
    "odds and ends of upstream's own code, which scripts have no use for": (
        *("core.find", "core.reraise", "core.run_command", "recording.rename_existing", "recording.safe_makedirs"),
        *("recording.files.DEFAULT_BUFFER_SIZE", "recording.files.have_hdf5", "recording.files.savez"),
        *("utility.forgetful_memoize", "utility.script_tools.EMAIL", "utility.script_tools.SMTPHOST"),
        "utility.plotting.ms",
    ),
}
# Members of classes that are not here, by the same reasons.
MISSING_MEMBERS: dict[str, tuple[str, ...]] = {
    "simulators are told arrays": (
        *("translations", "extra_parameters", "native_parameters", "translate", "reverse_translate"),
        *("simple_parameters", "scaled_parameters", "computed_parameters", "computed_parameters_include"),
        *("get_native_names", "set_native_parameters", "get_native_parameters", "scale_factors", "possible_models"),
        *("parameter_checks", "connection_type", "has_presynaptic_components", "delay_variable", "weight_variable"),
        *("always_local", "MULTI_SYNAPSE_OPERATIONS", "DisplacementExpression", "connect"),
    ),
    "drawn by distribution, not by methods of the generator": (
        *("uniform_int", "gamma", "normal", "normal_clipped", "normal_clipped_to_boundary"),
    ),
    "a value of the instance, not of the class": ("parameter_space", "model", "grandparent"),
    "a current is what its parameters say": ("get_data",),
    "how a template is found is the engine's own affair": ("template_dir", "env"),
    "what begins to fall from nothing begins at 0": ("default_initial_values",),
    "weights say of what unit they are": ("voltage_based_synapses",),
    "part of a composed cell, of which the whole is asked": (
        *("LIF.recordable", "LIF.injectable", "AdExp.recordable", "AdExp.injectable"),
        *(f"{kind}PostSynapticResponse.conductance_based" for kind in ("CurrExp", "CondExp", "CondAlpha", "CondBeta")),
    ),
}


# Arguments that upstream's simulators call otherwise than the base of theirs; so do we.
OTHERWISE_NAMED = {"Projection(presynaptic_neurons=)", "Projection(postsynaptic_neurons=)"}


def ours(name: str) -> Any:
    return import_module(f"backends.api.{name}")


def their_names(module: str) -> Iterator[tuple[str, Any]]:
    theirs = import_module(f"pyNN.{module}")
    for name, thing in vars(theirs).items():
        if name.startswith("_") or inspect.ismodule(thing) or name == "logger":
            continue
        if getattr(thing, "__module__", theirs.__name__) == theirs.__name__:
            yield name, thing


def our_thing(module: str, name: str) -> Any:
    if name in OF_A_SIMULATOR.get(module, ()):
        return getattr(backends.sketch, name)
    return getattr(ours(module), name, None)


def is_missing(module: str, name: str) -> bool:
    return name not in OF_A_SIMULATOR.get(module, ()) and not hasattr(ours(module), name)


EXCUSED = {name for names in MISSING.values() for name in names}
EXCUSED_MEMBERS = {name for names in MISSING_MEMBERS.values() for name in names}


def arguments(thing: Any) -> tuple[list[str], bool]:
    """The names that can be given, and whether any others can."""
    try:
        found = inspect.signature(thing).parameters.values()
    except ValueError:  # errors that take whatever Python's own take
        return [], True
    anything = any(one.kind is one.VAR_KEYWORD for one in found)
    named = [one.name for one in found if one.kind not in (one.VAR_KEYWORD, one.VAR_POSITIONAL)]
    return [name for name in named if name not in ("self", "cls")], anything


@pytest.mark.parametrize("module", MODULES)
def test_every_name_is_here(module: str) -> None:
    missing = [name for name, _ in their_names(module) if is_missing(module, name)]
    assert [name for name in missing if f"{module}.{name}" not in EXCUSED] == []


@pytest.mark.parametrize("module", MODULES)
def test_every_member_of_a_class_is_here(module: str) -> None:
    missing = []
    for name, theirs in their_names(module):
        mine = our_thing(module, name)
        if mine is None or not inspect.isclass(theirs) or not inspect.isclass(mine):
            continue
        members = [
            member
            for member in vars(theirs)
            if not member.startswith("_") and not {member, f"{name}.{member}"} & EXCUSED_MEMBERS
        ]
        annotated = {key for base in mine.__mro__ for key in inspect.get_annotations(base)}
        missing += [f"{name}.{member}" for member in members if not hasattr(mine, member) and member not in annotated]
    assert missing == []


@pytest.mark.parametrize("module", MODULES)
def test_every_argument_is_here(module: str) -> None:
    missing = []
    for name, theirs in their_names(module):
        mine = our_thing(module, name)
        if mine is None or not callable(theirs) or not callable(mine):
            continue
        pairs = [(name, theirs, mine)]
        if inspect.isclass(theirs):
            methods = [key for key, value in vars(theirs).items() if inspect.isfunction(value) and key[0] != "_"]
            pairs += [(f"{name}.{key}", getattr(theirs, key), getattr(mine, key, None)) for key in methods]
        for what, their_call, my_call in pairs:
            if not callable(my_call):
                continue
            known, anything = arguments(my_call)
            missing += [f"{what}({a}=)" for a in arguments(their_call)[0] if a not in known and not anything]
    missing = [one for one in missing if one not in OTHERWISE_NAMED]
    assert missing == []


NAMES = """
import inspect, json, sys
theirs = __import__("pyNN." + sys.argv[1], fromlist=["*"])
wanted = [
    key for key, thing in vars(theirs).items()
    if getattr(thing, "__module__", "").startswith("pyNN.") and not key.startswith("_")
    and (inspect.isfunction(thing) or hasattr(thing, "default_parameters") or hasattr(thing, "parameter_names"))
]
print(json.dumps(wanted))
"""
# Names that upstream lets slip through a star, by which its own modules are made; scripts have no use for them.
SLIPPED = {
    *("build_translations", "StandardSynapseType", "MapConnector", "FixedNumberConnector", "update_currents"),
    *("filter_by_variables", "gather_array", "gather_blocks", "gather_dict", "get_mpi_comm", "mpi_sum"),
    *("remove_duplicate_spiketrains", "rename_existing", "safe_makedirs", "get_io"),
    *("DefaultCSAConnector", "NestCurrentSource", "NestStandardCurrentSource", "Brian2CurrentSource", "unsupported"),
    *("NonStreamableCurrentSource", "StreamableCurrentSource", "make_sli_compatible"),
    *("adjust_spike_times_backward", "adjust_spike_times_forward"),
}
# Models of one simulator alone, which its own tests make by name.
NATIVE = {
    *("NativeCellType", "NativeElectrodeType", "NativeSynapseType"),
    *("native_electrode_type", "native_synapse_type"),
}


@pytest.mark.parametrize("name", ["nest", "brian2", "mock"])
def test_every_name_of_a_simulator_is_here(name: str) -> None:
    command = [sys.executable, "-W", "ignore", "-c", NAMES, name]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    wanted = json.loads(done.stdout.splitlines()[-1])
    assert len(wanted) > 40
    assert sorted(key for key in wanted if not hasattr(backends.sketch, key) and key not in SLIPPED | NATIVE) == []


def test_no_excuse_is_older_than_its_reason() -> None:
    assert [name for name in EXCUSED if not is_missing(*name.rpartition(".")[::2])] == []
    lacking = set()
    for module in MODULES:
        for name, theirs in their_names(module):
            mine = our_thing(module, name)
            if mine is not None and inspect.isclass(theirs):
                lacking |= {one for key in vars(theirs) if not hasattr(mine, key) for one in (key, f"{name}.{key}")}
    assert sorted(EXCUSED_MEMBERS - lacking) == []
