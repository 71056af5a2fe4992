"""The response of a cell to a step of current and to single spikes, drawn while people edit."""

from app.panels.response.card import ResponseCard

__all__ = ["ResponseCard"]
