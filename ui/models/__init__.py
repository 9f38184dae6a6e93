"""What the window shows, without widgets: states that tell when they change."""
