"""What the pages of skills show, without a widget."""
