"""OpenCV leaves no traces for the programs that are started afterwards."""

import json
import os
import subprocess
import sys

TOLD = """
import json, os
before = dict(os.environ)
import perception.pixels.opencv
print(json.dumps(before == dict(os.environ)))
"""


def test_the_environment_stays_as_it_was() -> None:
    told = subprocess.run([sys.executable, "-c", TOLD], capture_output=True, text=True, check=True, env=os.environ)
    assert json.loads(told.stdout) is True
