"""The window's side of engine processes: orders and wishes out, events and pictures in."""
