"""The phone's settings, as `settings get` and the keyboards as `ime` know them."""

from controllers.virtual_phone.identity import Identity

KEYBOARD = "com.android.inputmethod.latin/.LatinIME"
AUTOMATION_KEYBOARD = "com.github.uiautomator/.AdbKeyboard"
"""What uiautomator2 installs to type any text."""
NAMESPACES = ("system", "secure", "global")


class Settings:
    """Values by namespace and name, and the installed keyboards."""

    def __init__(self, identity: Identity) -> None:
        self.keyboards = [KEYBOARD]
        self.enabled = [KEYBOARD]
        self._values: dict[tuple[str, str], str] = {
            ("secure", "default_input_method"): KEYBOARD,
            ("secure", "android_id"): identity.serial_number.lower(),
            ("system", "accelerometer_rotation"): "0",
            ("system", "user_rotation"): "0",
            ("system", "screen_brightness"): "128",
            ("system", "screen_off_timeout"): "60000",
            ("system", "system_locales"): identity.language,
            ("global", "adb_enabled"): "1",
            ("global", "airplane_mode_on"): "0",
            ("global", "device_name"): identity.model,
            ("global", "development_settings_enabled"): "1",
        }

    @property
    def keyboard(self) -> str:
        """The keyboard that is in use."""
        return self.get("secure", "default_input_method") or KEYBOARD

    def forget_keyboards(self, package: str) -> None:
        """The keyboards of a package that is gone are gone, too."""
        self.keyboards = [name for name in self.keyboards if not name.startswith(f"{package}/")]
        self.enabled = [name for name in self.enabled if name in self.keyboards]
        if self.keyboard not in self.keyboards:
            self.put("secure", "default_input_method", KEYBOARD)

    def get(self, namespace: str, name: str) -> str | None:
        return self._values.get((namespace, name))

    def put(self, namespace: str, name: str, value: str) -> None:
        self._values[namespace, name] = value

    def delete(self, namespace: str, name: str) -> bool:
        """Whether there was one."""
        return self._values.pop((namespace, name), None) is not None

    def listed(self, namespace: str) -> list[str]:
        """`name=value` lines, by name."""
        return sorted(f"{name}={value}" for (space, name), value in self._values.items() if space == namespace)
