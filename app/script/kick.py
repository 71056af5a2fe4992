"""A statement that makes one cell of a running program fire: a short current, as strong as it takes."""

from __future__ import annotations

from app.model import Population
from backends.standard import CELLS

WIDTH = 2.0  # ms
USUAL = 2.0  # nA, into cells of whose membrane nothing is known
_MORE = 2.0  # times the charge from rest to threshold, since some leaks away


def kick(population: Population, cell: int) -> str:
    """Inject a pulse into the cell of this number from now on. ValueError: such cells take no current."""
    model = CELLS.get(population.cell.model)
    if model is None or model.is_source:
        raise ValueError(f"{population.label} is a source of spikes; a pulse is for cells.")
    amplitude = float(f"{_amplitude(population):.3g}")
    return (
        "now = sim.get_current_time(); "
        f"sim.DCSource(amplitude={amplitude!r}, start=now, stop=now + {WIDTH!r})"
        f".inject_into({population.name}[{cell}:{cell + 1}])"
    )


def _amplitude(population: Population) -> float:
    """In nA: the charge from rest to threshold, C (nF) · ΔV (mV), in so many ms."""
    model = CELLS[population.cell.model]
    values = {**model.defaults, **population.cell.parameters}
    numbers = [values.get(name) for name in ("cm", "v_thresh", "v_rest")]
    if not all(isinstance(number, int | float) for number in numbers):
        return USUAL
    capacity, threshold, rest = (float(str(number)) for number in numbers)
    return max(_MORE * capacity * (threshold - rest) / WIDTH, 0.1)
