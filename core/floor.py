"""What is so right now on the floor, under the names a screen may ask for."""

from core.metrics.live import as_of
from core.protocol.signals import AgentLive, BotLive, Forecast, QueueLive

__all__ = ["AgentLive", "BotLive", "Forecast", "QueueLive", "as_of"]
