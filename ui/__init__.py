"""The Qt window over the core."""
