"""A program with one small window, for counting presses that miss it: it moves where it is told and tells presses.

Takes `X Y WIDTH HEIGHT` a line and answers `there` once its window is; for each press on it, `pressed`.
"""

import select
import sys

import xcffib.xproto

from controllers.desktop.x11.link import Link


def main() -> None:
    link = Link()
    window = link.connection.generate_id()
    mask = xcffib.xproto.CW.BackPixel | xcffib.xproto.CW.OverrideRedirect | xcffib.xproto.CW.EventMask
    values = [0x3366CC, 1, xcffib.xproto.EventMask.ButtonPress]
    link.core.CreateWindow(0, window, link.root, 0, 0, 1, 1, 0, 1, 0, mask, values)
    link.core.MapWindow(window)
    link.sync()
    while True:
        ready, _, _ = select.select([sys.stdin, link.connection.get_file_descriptor()], [], [])
        if sys.stdin in ready:
            line = sys.stdin.readline()
            if not line:
                return
            link.core.ConfigureWindow(window, 1 | 2 | 4 | 8 | 64, [*map(int, line.split()), 0])
            link.sync()
            print("there", flush=True)
        while event := link.connection.poll_for_event():
            if isinstance(event, xcffib.xproto.ButtonPressEvent):
                print("pressed", flush=True)


if __name__ == "__main__":
    main()
