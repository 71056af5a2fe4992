"""What scripts need besides the simulation: arguments, file names, logging, time taken, progress shown."""

from backends.api.utility.notification import notify
from backends.api.utility.progress_bar import ProgressBar, SimulationProgressBar
from backends.api.utility.saved import load_population, save_population, sort_by_column
from backends.api.utility.script_tools import get_script_args, get_simulator, init_logging, normalized_filename
from backends.api.utility.timer import Timer

__all__ = [
    "ProgressBar",
    "SimulationProgressBar",
    "Timer",
    "get_script_args",
    "get_simulator",
    "init_logging",
    "load_population",
    "normalized_filename",
    "notify",
    "save_population",
    "sort_by_column",
]
