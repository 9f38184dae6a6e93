"""What a phone says of itself."""

from dataclasses import dataclass

DENSITY = 400


@dataclass(frozen=True, slots=True)
class Identity:
    """A phone of no maker, with Android 14."""

    serial_number: str = "VIRTUAL0001"
    model: str = "Journeyman Virtual Phone"
    product: str = "journeyman_virtual"
    brand: str = "Journeyman"
    release: str = "14"
    sdk: int = 34
    language: str = "en-US"

    def properties(self) -> dict[str, str]:
        """What `getprop` lists."""
        return {
            "persist.sys.locale": self.language,
            "ro.boot.serialno": self.serial_number,
            "ro.build.type": "user",
            "ro.build.version.release": self.release,
            "ro.build.version.sdk": str(self.sdk),
            "ro.debuggable": "0",
            "ro.product.brand": self.brand,
            "ro.product.cpu.abi": "x86_64",
            "ro.product.device": self.product,
            "ro.product.locale": self.language,
            "ro.product.manufacturer": self.brand,
            "ro.product.model": self.model,
            "ro.product.name": self.product,
            "ro.secure": "1",
            "ro.serialno": self.serial_number,
            "ro.sf.lcd_density": str(DENSITY),
            "sys.boot_completed": "1",
        }
