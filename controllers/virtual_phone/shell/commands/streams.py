"""Commands on text and files that every sh has."""

import hashlib
import re
import time

from controllers.virtual_phone.files import File
from controllers.virtual_phone.shell.process import Command, Process
from controllers.virtual_phone.timing import held

MISSING = "No such file or directory"


async def echo(process: Process) -> int:
    words = process.arguments
    if words[:1] == ["-n"]:
        await process.write(" ".join(words[1:]).encode())
        return 0
    return await process.say(" ".join(words))


async def succeed(process: Process) -> int:
    return 0


async def fail(process: Process) -> int:
    return 1


async def sleep(process: Process) -> int:
    try:
        await held(float("".join(process.arguments[:1])))
    except ValueError:
        return await process.fail("sleep: Needs 1 argument")
    return 0


async def cat(process: Process) -> int:
    if not process.arguments:
        await process.write(await process.read())
    code = 0
    for path in process.arguments:
        data = process.device.files.read(path)
        if data is None:
            code = await process.fail(f"cat: {path}: {MISSING}")
        else:
            await process.write(data)
    return code


async def grep(process: Process) -> int:
    """Lines of the input that match; understands -i, -v, -c, -E, -q."""
    flags = "".join(word[1:] for word in process.arguments if word.startswith("-"))
    words = [word for word in process.arguments if not word.startswith("-")]
    if not words:
        return await process.fail("grep: Needs 1 argument", 2)
    try:
        pattern = re.compile(words[0], re.IGNORECASE if "i" in flags else 0)
    except re.error as error:
        return await process.fail(f"grep: bad REGEX '{words[0]}': {error}", 2)
    data = b"".join(process.device.files.read(path) or b"" for path in words[1:]) if words[1:] else await process.read()
    lines = data.decode(errors="replace").splitlines()
    found = [line for line in lines if bool(pattern.search(line)) != ("v" in flags)]
    if "c" in flags:
        await process.say(str(len(found)))
    elif found and "q" not in flags:
        await process.say("\n".join(found))
    return 0 if found else 1


async def head(process: Process) -> int:
    return await _some_lines(process, from_end=False)


async def tail(process: Process) -> int:
    return await _some_lines(process, from_end=True)


async def _some_lines(process: Process, from_end: bool) -> int:
    number = re.search(r"-n? ?(\d+)", " ".join(process.arguments))
    count = int(number[1]) if number else 10
    lines = (await process.read()).splitlines(keepends=True)
    chosen = lines[max(len(lines) - count, 0) :] if from_end else lines[:count]
    await process.write(b"".join(chosen))
    return 0


async def count_words(process: Process) -> int:
    """`wc`: lines, words and bytes, or only lines with -l."""
    data = await process.read()
    numbers = [data.count(b"\n")] if "-l" in process.arguments else [data.count(b"\n"), len(data.split()), len(data)]
    return await process.say(" ".join(map(str, numbers)))


async def md5sum(process: Process) -> int:
    code = 0
    for path in process.arguments:
        data = process.device.files.read(path)
        if data is None:
            code = await process.fail(f"md5sum: {path}: {MISSING}")
        else:
            await process.say(f"{hashlib.md5(data, usedforsecurity=False).hexdigest()}  {path}")
    return code


async def ls(process: Process) -> int:
    flags = "".join(word[1:] for word in process.arguments if word.startswith("-"))
    code = 0
    for path in [word for word in process.arguments if not word.startswith("-")] or ["/"]:
        found = process.device.files.find(path)
        if found is None:
            code = await process.fail(f"ls: {path}: {MISSING}")
            continue
        listed = process.device.files.inside(path) if found.is_folder and "d" not in flags else [(path, found)]
        for name, file in listed:
            await process.say(_in_full(name, file) if "l" in flags else name)
    return code


def _in_full(name: str, file: File) -> str:
    kind, letters = ("d", "rwxrwx--x") if file.is_folder else ("-", "rw-rw----")
    when = time.strftime("%Y-%m-%d %H:%M", time.gmtime(file.modified))
    return f"{kind}{letters} 1 shell shell {len(file.data)} {when} {name}"


async def rm(process: Process) -> int:
    code = 0
    for path in [word for word in process.arguments if not word.startswith("-")]:
        if not process.device.files.remove(path) and not any("f" in word for word in process.arguments[:1]):
            code = await process.fail(f"rm: {path}: {MISSING}")
    return code


async def mkdir(process: Process) -> int:
    for path in [word for word in process.arguments if not word.startswith("-")]:
        process.device.files.make_folder(path)
    return 0


async def move(process: Process) -> int:
    """`mv`, and `cp` which leaves the first one."""
    names = [word for word in process.arguments if not word.startswith("-")]
    if len(names) != 2:
        return await process.fail(f"{process.name}: Needs 2 arguments")
    data = process.device.files.read(names[0])
    if data is None:
        return await process.fail(f"{process.name}: {names[0]}: {MISSING}")
    process.device.files.write(names[1], data)
    if process.name == "mv":
        process.device.files.remove(names[0])
    return 0


COMMANDS: dict[str, Command] = {
    "cat": cat, "chmod": succeed, "cp": move, "echo": echo, "false": fail, "grep": grep, "head": head, "ls": ls,
    "md5": md5sum, "md5sum": md5sum, "mkdir": mkdir, "mv": move, "rm": rm, "sleep": sleep, "sync": succeed,
    "tail": tail, "true": succeed, "wc": count_words, ":": succeed,
}  # fmt: skip
