"""What the adapters of all simulators have in common: time in steps, cells, responses, known spikes, the contract."""

from backends.adapter.adapter import Adapter
from backends.adapter.clock import Clock
from backends.adapter.groups import Group, chosen, merged
from backends.adapter.responses import climb
from backends.adapter.spikes import Schedule, ordered

__all__ = ["Adapter", "Clock", "Group", "Schedule", "chosen", "climb", "merged", "ordered"]
