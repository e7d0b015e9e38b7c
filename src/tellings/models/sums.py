"""Whether this processor adds products of bytes exactly.

Those with AVX2 but without VNNI add two products of an unsigned and a signed byte in 16 bits, and
cut off what does not fit. Which instructions there are is told by each system in its own way, so
the runtime is asked by a graph of one product (`training/tagger/sums.py` makes it).
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import numpy as np

_WEIGHTS, _WEIGHT, _GIVEN = 64, 127, 255


@cache
def exact(runtime: Any) -> bool:
    """Whether a sum of the largest products is what it should be; `runtime` is onnxruntime."""
    graph = resources.files("tellings.models").joinpath("sums.onnx").read_bytes()
    options = runtime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    session = runtime.InferenceSession(graph, options)
    (found,) = session.run(None, {"bytes": np.full((1, _WEIGHTS), _GIVEN, np.uint8)})
    return bool((found == _WEIGHTS * _WEIGHT * _GIVEN).all())
