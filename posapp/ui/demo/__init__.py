"""The demonstration: sample people walk through the real windows by keyboard; every screen and paper is written down."""
