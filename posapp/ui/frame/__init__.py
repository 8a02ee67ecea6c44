"""The frame around every page: rail, top bar, stepper, right panel, bottom bar. Each shows its part of a FrameView."""
