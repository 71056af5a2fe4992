"""Every change of a network: one small class per act, each with its way back. No Qt."""

from app.commands.acts import Add, Describe, Move, Remove, Rename, Replace, Several
from app.commands.command import Command
from app.commands.history import History

__all__ = ["Add", "Command", "Describe", "History", "Move", "Remove", "Rename", "Replace", "Several"]
