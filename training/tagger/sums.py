"""Makes the graph by which the runtime is asked whether it adds products of bytes exactly.

python -m training.tagger.sums src/tellings/models/sums.onnx
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

WEIGHTS, COLUMNS, WEIGHT = 64, 16, 127


def graph() -> bytes:
    """(1, 64) unsigned bytes times weights of 127 each → (1, 16) sums."""
    weights = numpy_helper.from_array(np.full((WEIGHTS, COLUMNS), WEIGHT, np.int8), "weights")
    given = helper.make_tensor_value_info("bytes", TensorProto.UINT8, [1, WEIGHTS])
    sums = helper.make_tensor_value_info("sums", TensorProto.INT32, [1, COLUMNS])
    product = helper.make_node("MatMulInteger", ["bytes", "weights"], ["sums"])
    made = helper.make_graph([product], "sums", [given], [sums], [weights])
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", 17)])
    model.ir_version = 8
    onnx.checker.check_model(model)
    return bytes(model.SerializeToString())


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(graph())
