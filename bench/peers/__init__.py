"""Tools that find quotations, run beside ours on the same texts.

Each runs in a process of its own, from an environment of its own (`environment`), and is never a
dependency of ours. `runs` starts them; `readers` holds one script a tool.
"""
