"""From words to a command: the grammar of the command line, and what an error looks like."""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

from app.cli.errors import CommandError

WINDOW = "window"
Command = Callable[[argparse.Namespace], int]


def main(words: Sequence[str], window: Callable[[str | None], int]) -> int:
    """Carry out a command; its exit status. `window` opens the window, with a file or without.

    Errors are a sentence on standard error, a traceback only on request.
    """
    mine, theirs = _split(list(words))
    arguments, rest = _grammar(mine).parse_known_args(mine)
    arguments.rest = [*rest, *theirs]
    try:
        status = window(arguments.file) if arguments.command == WINDOW else _command(arguments)(arguments)
        sys.stdout.flush()
        return status
    except CommandError as error:
        return _refuse(error, arguments.debug)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nobody reads; nor will the flush at exit fail
        return 1


def _refuse(error: CommandError, debug: bool) -> int:
    print(error, file=sys.stderr)
    if debug or os.environ.get("PINETUM_DEBUG"):
        print(error.detail or traceback.format_exc(), file=sys.stderr)
    return error.status


def _split(words: list[str]) -> tuple[list[str], list[str]]:
    """What stands behind `--` is for the script alone."""
    at = words.index("--") if "--" in words else len(words)
    return words[:at], words[at + 1 :]


def _command(arguments: argparse.Namespace) -> Command:
    """The function of a command, imported only now: whoever asks for a list need not wait for a plot library."""
    if arguments.rest and arguments.command != "run":
        arguments.grammar.error(f"{arguments.rest[0]!r} is not understood.")
    if arguments.command == "run":
        from app.cli.run import run

        return run
    if arguments.command == "sweep":
        from app.cli import sweep

        return sweep.run
    if arguments.command == "compare":
        from app.cli import compare

        return compare.run
    if arguments.command == "runs":
        from app.cli import runs

        return runs.run
    from app.cli import commands

    command: Command = getattr(commands, arguments.command)
    return command


def _grammar(words: list[str]) -> argparse.ArgumentParser:
    subcommands = {
        "run": _run,
        "compare": _compare,
        "sweep": _sweep,
        "runs": _runs,
        "export": _export,
        "check": _check,
        "simulators": _simulators,
    }
    if not words or words[0] not in {*subcommands, "-h", "--help"}:
        return _window()
    parser = argparse.ArgumentParser("main.py", description="Without a command, the window opens.", allow_abbrev=False)
    kinds = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, (fill, help_) in {n: (f, f.__doc__) for n, f in subcommands.items()}.items():
        kind = kinds.add_parser(name, help=help_, description=help_, allow_abbrev=False)
        kind.add_argument("--debug", action="store_true", help="show tracebacks")
        kind.set_defaults(grammar=kind)
        fill(kind)
    return parser


def _window() -> argparse.ArgumentParser:
    usage = "main.py [FILE]  |  main.py run|compare|sweep|runs|export|check|simulators …"
    parser = argparse.ArgumentParser("main.py", usage=usage, description="Open the window.")
    parser.add_argument("file", nargs="?", metavar="FILE", help="a project to open")
    parser.add_argument("--debug", action="store_true", help="show tracebacks")
    parser.set_defaults(command=WINDOW, grammar=parser)
    return parser


def _run(parser: argparse.ArgumentParser) -> None:
    """Run a project or a PyNN script and report."""
    parser.usage = "main.py run FILE [ARGS] --on SIM [options]"
    parser.add_argument("file", type=Path, metavar="FILE", help="a .pine project or a PyNN .py script; ARGS are for it")
    parser.add_argument("--on", metavar="SIM", help="the simulator; a project has one of its own")
    parser.add_argument("--for", dest="duration", type=float, metavar="MS", help="simulate so long")
    parser.add_argument("--threads", type=int, metavar="N", help="threads of the simulator")
    parser.add_argument("--processes", type=int, metavar="N", help="processes that simulate together, started by MPI")
    parser.add_argument("--seed", type=int, metavar="N", help="the seed of all random numbers")
    parser.add_argument("--set", action="append", default=[], metavar="ELEMENT.PARAMETER=VALUE", help="change a value")
    parser.add_argument("--out", type=Path, metavar="DIR", help="leave script, pictures and data there")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def _compare(parser: argparse.ArgumentParser) -> None:
    """Run a project or a PyNN script on several simulators and say whether they agree."""
    parser.usage = "main.py compare FILE [--on SIM,SIM,...] [--out DIR] [--json]"
    parser.add_argument("file", type=Path, metavar="FILE", help="a .pine project or a PyNN .py script")
    parser.add_argument("--on", metavar="SIM,SIM", help="the simulators, held against the first; all by default")
    parser.add_argument("--own-noise", action="store_true", help="let each simulator draw its own Poisson trains")
    parser.add_argument("--out", type=Path, metavar="DIR", help="leave table, picture and script there")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def _sweep(parser: argparse.ArgumentParser) -> None:
    """Run a project many times over values of its parameters, in parallel."""
    parser.usage = "main.py sweep FILE --over ELEMENT.PARAMETER=VALUES [--over seed=1..10] --out DIR [options]"
    parser.add_argument("file", type=Path, metavar="FILE", help="a .pine project, or a sweep (.json)")
    parser.add_argument(
        "--over",
        action="append",
        default=[],
        metavar="WHAT=VALUES",
        help='WHAT is ELEMENT.PARAMETER, several with commas between, or seed; VALUES are "0:1000:100", "1..10", '
        '"2,3,5", "lin(0,1,11)" or "log(1,100,5)"',
    )
    parser.add_argument("--on", metavar="SIM", help="the simulator; a project has one of its own")
    parser.add_argument("--out", type=Path, metavar="DIR", required=True, help="where plan, results and pictures go")
    parser.add_argument("--workers", type=int, metavar="N", help="runs at the same time; as many as cores by default")
    parser.add_argument("--cluster", choices=("local", "slurm", "pbs"), default="local", help="whose machines run them")
    parser.add_argument("--cluster-options", metavar="OPTIONS", help="of its jobs: cores=4,memory=8GB,queue=short")
    parser.add_argument("--scheduler", metavar="ADDRESS", help="the address of a Dask scheduler")
    parser.add_argument("--resume", action="store_true", help="keep the results that DIR has of the same sweep")
    parser.add_argument("--yes", action="store_true", help="so many runs are meant")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def _runs(parser: argparse.ArgumentParser) -> None:
    """List the runs that the window has kept, or take one away."""
    parser.add_argument("id", nargs="?", metavar="ID", help="only runs whose id begins so")
    parser.add_argument("--out", type=Path, metavar="DIR", help="leave network, script, pictures and data there")
    parser.add_argument("--folder", type=Path, metavar="DIR", help="where runs are kept, if not at the usual place")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def _export(parser: argparse.ArgumentParser) -> None:
    """Write the PyNN program of a project."""
    parser.add_argument("file", type=Path, metavar="FILE", help="a .pine project")
    parser.add_argument("-o", "--out", type=Path, metavar="OUT.py", help="where to; standard output by default")


def _check(parser: argparse.ArgumentParser) -> None:
    """List the problems of a project."""
    parser.add_argument("file", type=Path, metavar="FILE", help="a .pine project")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def _simulators(parser: argparse.ArgumentParser) -> None:
    """List the simulators, and why another is not here."""
    parser.add_argument("--json", action="store_true", help="print one JSON object, with the models that each refuses")
