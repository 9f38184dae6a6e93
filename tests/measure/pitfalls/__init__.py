"""Pages on which the obvious press does nothing good; see `trap`."""
