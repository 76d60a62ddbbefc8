"""The forecast beside its baselines, on rolling origins."""
