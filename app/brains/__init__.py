"""What answers for the roles: `plain`, without a model; `claude`, a model, live or from a cassette; `oracle` and
`scripted`, which know the way, for benches and tests.
"""
