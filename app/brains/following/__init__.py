"""How a plan in plain words is followed on a screen: what a phrase means there, and what has to be done first."""
