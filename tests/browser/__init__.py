"""The main journeys in a real Chromium, on the dashboard as people start it."""
