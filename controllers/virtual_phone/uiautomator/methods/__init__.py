"""The calls that the server answers, by what they are about; each module lists its own in METHODS."""
