"""How good Tellings is, measured. `python -m bench --help` says how to run it.

Gold lies in `bench/gold`, one judgement a line, written by hand. Each task is one file and says
in its docstring what it counts; `scoring` holds what they share, `system` is the only file that
knows how the program under test is called.
"""
