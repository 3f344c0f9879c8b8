"""The operations dashboard: reads report views and calls checked functions, as the person who is looking."""
