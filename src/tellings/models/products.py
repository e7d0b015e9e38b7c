"""Products of matrices by numpy, on one thread.

numpy's BLAS is up to three times as fast as BLIS, which spaCy's layers come with. It would use all
processors, which for products as small as a text's costs more than it saves and disturbs whatever
else runs.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cache
from typing import Any


def by_numpy() -> AbstractContextManager[Any]:
    """While this holds, models that spaCy loads are made to use numpy's products."""
    from thinc.api import use_ops

    return use_ops("numpy", use_blis=False)  # type: ignore[no-any-return]


def one_thread() -> AbstractContextManager[Any]:
    """While this holds, numpy's products use one thread."""
    return _controller().limit(limits=1, user_api="blas")  # type: ignore[no-any-return]


@cache
def _controller() -> Any:
    """What was loaded by now; numpy's BLAS is, when a model is."""
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()
