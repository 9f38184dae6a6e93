"""What answers for the roles.

`plain`, without a model; `claude`, a model, live or from a cassette; `oracle`, which knows the way, for benches.
"""
