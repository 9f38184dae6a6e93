"""The Messages API over the network: one client for every server that speaks it."""
