"""What scripts need besides the simulation: arguments, file names, logging, time taken, progress shown."""

from backends.api.utility.progress_bar import ProgressBar, SimulationProgressBar
from backends.api.utility.script_tools import get_script_args, get_simulator, init_logging, normalized_filename
from backends.api.utility.timer import Timer

__all__ = [
    "ProgressBar",
    "SimulationProgressBar",
    "Timer",
    "get_script_args",
    "get_simulator",
    "init_logging",
    "normalized_filename",
]
