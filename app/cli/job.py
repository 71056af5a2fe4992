"""What `run` is to run: a project or a script, made into a program and a task, with what the options change."""

from __future__ import annotations

import sys
import tokenize
from argparse import Namespace
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path

from app.cli.assign import assignment
from app.cli.errors import CommandError, UsageError
from app.cli.named import simulators_in
from app.cli.project import opened, program_of, report
from app.commands import Describe
from app.model import Network, Role
from app.model.checks import Severity, check
from app.script import Program
from app.storage import EXTENSION
from app.worker import Task
from backends import registry
from backends.mpi import world
from backends.registry import Presence

_PERIOD = 0.2  # s between two looks at a run: often enough for a line of progress and for Ctrl+C


@dataclass(frozen=True)
class Job:
    """A program, how to run it, and what is known of its elements; `prints` when its output is for the user."""

    title: str
    program: Program
    task: Task
    simulator: Presence
    roles: Mapping[str, Role] = field(default_factory=dict)
    prints: bool = False

    @property
    def processes(self) -> int:
        """How many processes simulate: those that are started, or those that were started together with this one."""
        return max(self.task.processes, world().size)


def job(arguments: Namespace) -> Job:
    """What the words of a `run` ask for. CommandError when that cannot be run."""
    return (_project if arguments.file.suffix == EXTENSION else _script)(arguments)


def _project(arguments: Namespace) -> Job:
    if arguments.rest:
        raise UsageError(f"{arguments.rest[0]!r} is not understood: a project takes no arguments of its own.")
    project = opened(arguments.file)
    report(project.problems, sys.stderr)
    network = project.network
    _change(network, arguments)
    errors = [problem.sentence for problem in check(network) if problem.severity is Severity.ERROR]
    if errors:
        raise CommandError("\n".join(errors))
    presence = chosen_simulator(arguments.on or network.settings.simulator)
    labels = {element.name: element.label for element in network}
    roles = {population.name: population.role for population in network.populations}
    task = Task(presence.name, labels=labels, period=_PERIOD, processes=_processes(arguments, presence))
    return Job(network.title, program_of(network), task, presence, roles)


def _change(network: Network, arguments: Namespace) -> None:
    given = {name: getattr(arguments, name) for name in ("duration", "threads", "seed")}
    settings = replace(network.settings, **{name: value for name, value in given.items() if value is not None})
    Describe(settings=settings).do(network)
    for text in arguments.set:
        assignment(network, text).do(network)


def _script(arguments: Namespace) -> Job:
    path: Path = arguments.file
    if path.suffix != ".py":
        raise UsageError(f"{path.name}: a {EXTENSION} project or a PyNN .py script is expected.")
    if arguments.duration is not None or arguments.set:
        option = "--set" if arguments.set else "--for"
        raise UsageError(f"{option} is for projects: what {path.name} simulates is written in the script itself.")
    _positive(arguments)
    presence = chosen_simulator(arguments.on) if arguments.on else None
    text = text_of(path)
    named = simulators_in(text)
    if presence is None and not named:
        raise UsageError(f"--on SIM is missing: {path.name} does not say which simulator to use.")
    chosen = presence or chosen_simulator(named[0])
    redirect = presence is not None and any(name != chosen.name for name in named)
    if redirect:
        print(f"{path.name} names {', '.join(named)}; it runs on {chosen.title}, as --on says.", file=sys.stderr)
    task = Task(
        chosen.name,
        tuple(arguments.rest),
        arguments.threads,
        arguments.seed,
        period=_PERIOD,
        redirect=redirect,
        processes=_processes(arguments, chosen),
    )
    return Job(path.name, Program(text, filename=str(path)), task, chosen, prints=True)


def _processes(arguments: Namespace, simulator: Presence) -> int:
    """How many processes to start: just one where this is one of several. CommandError: there cannot be so many."""
    wanted, there = 1 if arguments.processes is None else arguments.processes, world()
    if wanted < 1:
        raise UsageError(f"--processes {wanted}: a whole number of at least 1 is expected.")
    if arguments.processes is not None and there.flavour:
        raise UsageError(f"--processes {wanted}: {there.flavour.title} has started {there.size} processes already.")
    if wanted == there.size == 1:
        return 1
    try:
        registry.launcher(simulator.name)
    except registry.SetupError as error:
        raise CommandError(str(error)) from error
    return wanted


def _positive(arguments: Namespace) -> None:
    for name in ("threads", "seed"):
        value = getattr(arguments, name)
        if value is not None and value < 1:
            raise UsageError(f"--{name} {value}: a whole number of at least 1 is expected.")


def text_of(path: Path) -> str:
    """The text of a script, in the encoding that it declares. CommandError when it cannot be read."""
    try:
        with tokenize.open(path) as file:
            return file.read()
    except OSError as error:
        raise CommandError(f"{path.name} cannot be opened: {error.strerror}.") from error
    except (SyntaxError, UnicodeDecodeError) as error:
        raise CommandError(f"{path.name} cannot be read: it is not Python text ({error}).") from error


def chosen_simulator(name: str) -> Presence:
    """The simulator of this name. UsageError: there is none; CommandError: it is not here."""
    known = {presence.name: presence for presence in registry.simulators()}
    if name not in known:
        close = get_close_matches(name, known, 1)
        hint = f"Did you mean {close[0]!r}?" if close else f"There are: {', '.join(known)}."
        raise UsageError(f"There is no simulator {name!r}. {hint}")
    if known[name].reason:
        raise CommandError(f"{known[name].title} is not here: {known[name].reason}")
    return known[name]
