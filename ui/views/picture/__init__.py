"""Pictures of targets: read from files, and painted with what lies on them."""
