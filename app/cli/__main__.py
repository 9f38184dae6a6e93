"""`python -m app.cli` is `journeyman`: how the window starts its engine processes."""

from app.cli.main import main

main()
