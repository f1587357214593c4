// items
