"""What a plastic synapse does, drawn before any run: with pairs of spikes, at random, and from spike to spike."""

from app.panels.plasticity.card import PlasticityCard

__all__ = ["PlasticityCard"]
