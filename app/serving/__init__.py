"""One session led by another program, such as the window: orders and wishes in, events out."""
