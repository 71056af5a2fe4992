"""The panels around the canvas: what can be added, what is selected, the program, the problems, what was done."""

from app.panels.history import HistoryPanel
from app.panels.inspector import InspectorPanel
from app.panels.palette import PalettePanel
from app.panels.problems import ProblemsPanel
from app.panels.script import ScriptPanel
from app.panels.space import SpacePanel

__all__ = ["HistoryPanel", "InspectorPanel", "PalettePanel", "ProblemsPanel", "ScriptPanel", "SpacePanel"]
