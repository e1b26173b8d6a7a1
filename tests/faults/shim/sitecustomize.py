"""Python reads this first in the portal's processes: guards are taken out here."""

import os
import time
from select import select

if os.environ.get("FAULTS_PATCHES"):
    from tests.faults.patching import install

    install(os.environ["FAULTS_PATCHES"].split(","))

if "faketime" in os.environ.get("LD_PRELOAD", ""):

    def sleep(seconds: float) -> None:
        select((), (), (), seconds)

    # libfaketime 0.9.10 has the kernel refuse how Python sleeps since 3.11.
    time.sleep = sleep  # type: ignore[assignment]
