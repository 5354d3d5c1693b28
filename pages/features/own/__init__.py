"""Own data: brought, read, split and sealed."""
