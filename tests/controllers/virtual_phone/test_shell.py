"""The phone's command line answers as a phone's does."""

import re
from pathlib import Path

import pytest
import uiautomator2
from adbutils import AdbDevice

from controllers.virtual_phone.phone import VirtualPhone

IME = "com.github.uiautomator/.AdbKeyboard"
APK = Path(uiautomator2.__file__).parent / "assets" / "app-uiautomator.apk"


@pytest.mark.parametrize(
    ("line", "output"),
    [
        ("echo one  'two  three' \"four $USER\"", "one two  three four shell"),
        ("echo '$USER' \\$USER \"\\$USER\" ${USER}", "$USER $USER $USER shell"),
        ("false; echo $?; true; echo $?", "1\n0"),
        ("true && echo yes || echo no", "yes"),
        ("false && echo yes || echo no", "no"),
        ("false || false && echo both; echo end", "end"),
        ("X=1; echo $X; Y=2 echo [$Y]", "1\n[]"),
        ("echo a; echo b | grep b | wc -l", "a\n1"),
        ("echo kept > /sdcard/f; echo more >> /sdcard/f; cat /sdcard/f", "kept\nmore"),
        ("nothing 2>/dev/null; echo $?", "127"),
        ("nothing 2>&1 | grep -c inaccessible", "1"),
        ("echo 'no end", "/system/bin/sh: syntax error: no closing quote"),
        ("&& echo", "/system/bin/sh: syntax error: unexpected '&&'"),
        ("echo a >", "/system/bin/sh: syntax error: no file to redirect to"),
        ("cat /sdcard/none", "cat: /sdcard/none: No such file or directory"),
        ("mkdir /sdcard/d; cp /sdcard/f /sdcard/d/g; ls /sdcard/d; rm -r /sdcard/d; ls /sdcard/d",
         "g\nls: /sdcard/d: No such file or directory"),
        ("echo -n abc > /sdcard/h; md5sum /sdcard/h", "900150983cd24fb0d6963f7d28e17f72  /sdcard/h"),
        ("echo a > /sdcard/l; echo b >> /sdcard/l; head -n 1 < /sdcard/l; tail -1 < /sdcard/l", "a\nb"),
        ("toybox echo hi; /system/bin/echo hi", "hi\nhi"),
        ("which am nano; echo $?", "/system/bin/am\n0"),
    ],
)  # fmt: skip
def test_it_is_a_shell(connection: AdbDevice, line: str, output: str) -> None:
    assert connection.shell(line) == output


@pytest.mark.parametrize(
    ("line", "pattern"),
    [
        ("wm size; wm density", r"Physical size: 1080x2400\nPhysical density: 400"),
        ("getprop ro.build.version.release", "14"),
        ("getprop | grep sdk", r"\[ro.build.version.sdk\]: \[34\]"),
        ("getprop no.such", ""),
        ("settings get secure default_input_method", r"com.android.inputmethod.latin/.LatinIME"),
        ("settings put global zen 1; settings get global zen; settings delete global zen; settings get global zen",
         r"1\nDeleted 1 rows\nnull"),
        ("settings frob", "Settings provider.*"),
        ("ime list -s", r"com.android.inputmethod.latin/.LatinIME"),
        ("ime set no/.Such; echo $?", r"Unknown input method no/.Such .*\n1"),
        ("pm path com.example.notes", "package:/data/app/com.example.notes/base.apk"),
        ("pm path no.such; echo $?", "1"),
        ("pm list packages notes", "package:com.example.notes"),
        ("pm list packages -3 | grep -c com.example", "0"),
        ("pm uninstall com.example.notes; echo $?", r"Failure \[DELETE_FAILED_INTERNAL_ERROR\]\n1"),
        ("am start -W -n com.example.notes/.NotesActivity | tail -3",
         r"Status: ok\nActivity: com.example.notes/.NotesActivity\nComplete"),
        ("pm frob; echo $?", r"(?s)Package manager.*255"),
        ("cmd package resolve-activity --brief com.example.notes | tail -1", r"com.example.notes/\.\w+"),
        ("cmd frob; echo $?", r"cmd: Can't find service: frob\n20"),
        ("dumpsys frob", "Can't find service: frob"),
        ("dumpsys window windows | grep -c mCurrentFocus", "0"),
        ("dumpsys window | grep -c mCurrentFocus", "1"),
        ("dumpsys activity activities | grep topResumed",
         r"  topResumedActivity=ActivityRecord\{\w+ u0 [\w.]+/[\w.]+ t7\}"),
        ("dumpsys power | grep Wakefulness=", "  mWakefulness=Awake"),
        ("dumpsys package com.example.notes | grep versionName", r"    versionName=.+"),
        ("monkey -p no.such -c android.intent.category.LAUNCHER 1; echo $?", r".*No activities found.*\n252"),
        ("am start -n no.such/.Main; echo $?", r"(?s)Starting: .*Error type 3.*does not exist\.\n1"),
        ("am start -a android.intent.action.VIEW -d nonsense:1 2>&1 | tail -1",
         "Error: Activity not started, unable to resolve.*"),
        ("input frob; echo $?", r"(?s)Error: Unknown command: frob.*255"),
        ("input tap a b; echo $?", r"(?s)Error: Invalid arguments.*255"),
        ("input keyevent FROB; echo $?", r"Error: Unknown keycode: FROB\n255"),
        ("input text ä; echo $?", r"java.lang.NullPointerException.*\n255"),
        ("ps -A | grep -c system_server", "1"),
        ("id", r"uid=2000\(shell\).*"),
        ("date +%F", "2026-05-18"),
        ("logcat -d", ""),
        ("screencap -p /sdcard/s.png; head -n 1 < /sdcard/s.png | grep -c PNG", "1"),
        ("app_process / com.Nothing; echo $?", r"Error: Could not find or load main class com.Nothing\n1"),
    ],
)  # fmt: skip
def test_it_is_android(connection: AdbDevice, phone: VirtualPhone, line: str, pattern: str) -> None:
    assert re.fullmatch(pattern, connection.shell(line))


def test_apps_start_stop_and_are_in_front(connection: AdbDevice, phone: VirtualPhone) -> None:
    connection.shell("am start -n com.example.notes/.NotesActivity")
    assert "u0 com.example.notes/com.example.notes.NotesActivity}" in connection.shell("dumpsys window displays")
    connection.shell("am start -a android.settings.DISPLAY_SETTINGS")
    assert "ACTIVITY com.example.settings/.DisplayActivity" in connection.shell("dumpsys activity top")
    connection.shell("am force-stop com.example.settings")
    assert "com.example.settings" not in connection.shell("dumpsys activity top")
    connection.shell("input keyevent KEYCODE_HOME")
    assert "com.example.launcher" in connection.shell("dumpsys activity top")
    assert phone.witness.count("launch") == 2


def test_input_reaches_the_screen(connection: AdbDevice, phone: VirtualPhone) -> None:
    connection.shell(
        "input tap 10 1800; input swipe 500 1800 500 1700 50; input touchscreen draganddrop 9 1800 9 1700 50"
    )
    connection.shell("input text 'a%sb'; input keyevent 66 DEL")
    assert list(phone.witness.of("tap")) == [(10.0, 1800.0, 0.1)]
    assert [hold for *_, hold in phone.witness.of("swipe")] == [0.0, 0.6]
    assert list(phone.witness.of("text")) == [("a b",)]
    assert list(phone.witness.of("key")) == [("enter",), ("delete",)]


def test_only_the_keyboard_of_uiautomator2_can_be_installed(connection: AdbDevice) -> None:
    connection.sync.push(b"PK nothing", "/sdcard/other.apk")
    assert "Failure [INSTALL_FAILED_NO_MATCHING_ABIS" in connection.shell("pm install /sdcard/other.apk")
    connection.sync.push(APK, "/sdcard/keyboard.apk")
    assert connection.shell("pm install -r -t /sdcard/keyboard.apk") == "Success"
    assert IME in connection.shell("ime list -s -a")
    assert connection.shell("am broadcast -a ADB_KEYBOARD_INPUT_TEXT --es text YQ==").endswith("result=0")
    connection.shell(f"ime enable {IME}; ime set {IME}")
    assert 'result=-1, data="success"' in connection.shell("am broadcast -a ADB_KEYBOARD_INPUT_TEXT --es text YQ==")
    assert connection.shell("am broadcast -a ADB_KEYBOARD_INPUT_TEXT --es text !!").endswith("result=0")
    connection.shell("ime reset; pm uninstall com.github.uiautomator")
    assert IME not in connection.shell("ime list -s -a; pm list packages")


def test_permissions_and_night_are_kept_by_the_phone(connection: AdbDevice, phone: VirtualPhone) -> None:
    permission = "android.permission.READ_CONTACTS"
    connection.shell(f"pm grant com.example.messages {permission}")
    connection.shell(f"pm revoke com.example.messages {permission}")
    grants = {(row["package"], row["permission"]): row["granted"] for row in phone.world.query()["grants"]}
    assert grants["com.example.messages", permission] == 0
    assert connection.shell("cmd uimode night yes") == "Night mode: yes"
    assert connection.shell("cmd uimode night no") == "Night mode: no"


def test_notifications_can_be_posted(connection: AdbDevice, phone: VirtualPhone) -> None:
    connection.shell("cmd notification post -t Parcel tag 'At your door'")
    posted = phone.world.query()["trace_notifications"]
    assert [(row["title"], row["text"]) for row in posted][-1] == ("Parcel", "At your door")


def test_the_phone_turns_by_its_setting(connection: AdbDevice) -> None:
    connection.shell("settings put system user_rotation 1")
    assert "orientation=1" in connection.shell("dumpsys display")
    connection.shell("settings put system user_rotation 0")
    assert "orientation=0" in connection.shell("dumpsys display")
