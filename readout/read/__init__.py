"""The read room: bytes to pages whose every part is accounted for.

`gather` turns what the user names into pages or refusals; `read_page` reads one of them.
"""

from readout.read.containers import FewTold, FieldNames
from readout.read.gather import gather
from readout.read.limits import ReadLimits
from readout.read.page import read_page

__all__ = ["FewTold", "FieldNames", "ReadLimits", "gather", "read_page"]
