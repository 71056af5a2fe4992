"""Sweeps and everything around them: from a field of the inspector to an axis, from a point to a run."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PyQt5.QtCore import QObject

from app.commands import Describe, Several
from app.commands.assign import AssignmentError, assigned
from app.commands.command import Command
from app.panels.forms.field import Field
from app.panels.text.span import span_of
from app.sweep.plan import SEED, Plan

if TYPE_CHECKING:
    from app.shell.window import Window

_PLACES = 10  # steps of an axis at first


class Sweeps(QObject):
    """Joins the tab of sweeps to the window."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        window.inspector.sweep_wanted.connect(self.sweep)
        window.sweep.point_wanted.connect(self.open)
        window.sweep.message.connect(window.toast.say)

    def sweep(self, field: Field, value: object) -> None:
        """Sweep what a field of the inspector shows, of all that is selected."""
        window = self._window
        names = window.document.selection
        parameter = field.key.rpartition(".")[2]
        targets = ",".join(f"{name}.{parameter}" for name in names)
        labels = " and ".join(window.document.network[name].label for name in names)
        number = value if isinstance(value, int | float) else field.parameter.default
        span = span_of(field.parameter, number if isinstance(number, int | float) else 0.0)
        step = (span.high - span.low) / _PLACES
        step = max(1, round(step)) if span.whole else float(f"{step:.3g}")
        unit = f" ({field.parameter.unit})" if field.parameter.unit else ""
        window.arrangement.show(window.sweep)
        window.sweep.add_axis(targets, f"{parameter} of {labels}{unit}", f"{span.low:g}:{span.high:g}:{step:g}")

    def seeds(self) -> None:
        """Repeat the run with other seeds."""
        self._window.arrangement.show(self._window.sweep)
        self._window.sweep.add_seeds()

    def open(self, plan: Plan, values: tuple[float, ...]) -> None:
        """Give the network the values of a point, as one act, and run it."""
        window, acts = self._window, list[Command]()
        network = window.document.network
        settings = network.settings
        trial = network.copy()
        try:
            for axis, value in zip(plan.axes, values, strict=True):
                for target in axis.targets:
                    if target == SEED:
                        settings = replace(settings, seed=int(value))
                        continue
                    act = assigned(trial, target, value)
                    act.do(trial)
                    acts.append(act)
        except AssignmentError as error:
            window.toast.say(f"This point cannot be opened: {error}")
            return
        if settings != network.settings:
            acts.append(Describe(settings=settings))
        if acts:
            window.document.submit(Several("Values of a sweep", tuple(acts)))
        window.arrangement.show(window.activity)
        window.runner.run()
