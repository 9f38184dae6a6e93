"""The person's own desktop as a target: windows, pointer, keys, accessibility trees."""
