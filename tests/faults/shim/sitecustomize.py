"""Python reads this first in the portal's processes: guards are taken out here."""

import os

if os.environ.get("FAULTS_PATCHES"):
    from tests.faults.patching import install

    install(os.environ["FAULTS_PATCHES"].split(","))
