"""What can be done with a run that is kept, with which key, and to how many at once."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Act:
    """`key` names the method of the panel that does it. `single`: it is done with one run, otherwise with all."""

    key: str
    title: str
    shortcut: str
    tip: str
    single: bool = False
    button: bool = True


ACTS = (
    Act("show_run", "Show", "Return", "Show what this run brought in Activity", single=True),
    Act("overlay", "Overlay", "O", "Draw it muted behind the run that is shown", single=True),
    Act("restore", "Open its network", "Ctrl+Return", "Open the network as it was in this run", single=True),
    Act("pin", "Pin", "P", "Keep it whatever comes, or no longer"),
    Act("rename", "Rename", "F2", "Call it something else", single=True, button=False),
    Act("reveal", "Find its program", "Ctrl+L", "Open the folder with its program and data", single=True, button=False),
    Act("delete", "Delete", "Del", "Delete; until the window closes it can be brought back"),
)
BACK = Act("bring_back", "Bring back", "Ctrl+Z", "Bring back what was deleted last")
