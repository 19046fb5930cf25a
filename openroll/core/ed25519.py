"""What is wrong with some Ed25519 keys before anything is signed (RFC 8032)."""

from typing import Final

# The points of small order of edwards25519 (RFC 8032, section 5.1): the y of all their encodings, little-endian,
# without the sign bit. They are 0, 1, the two of order 8, p - 1, and p and p + 1, which some readers take for 0 and 1.
# The list is known from "Taming the many EdDSAs" (Chalkias, Garillot, Nikolaenko, 2020); the test works it out again.
SMALL_ORDER: Final = frozenset(
    bytes.fromhex(y)
    for y in (
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    )
)


def proves_nothing(public: bytes) -> bool:
    """Tell whether anybody can make signatures of the key ``public`` (32 bytes)."""
    return public[:31] + bytes([public[31] & 0x7F]) in SMALL_ORDER
