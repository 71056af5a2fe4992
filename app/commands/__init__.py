"""Every change of a network: one small class per act, each with its way back. No Qt."""

from app.commands.acts import Add, Describe, Group, Move, Remove, Rename, Replace
from app.commands.command import Command
from app.commands.history import History

__all__ = ["Add", "Command", "Describe", "Group", "History", "Move", "Remove", "Rename", "Replace"]
