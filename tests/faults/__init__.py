"""The portal under faults: real processes, real services, each guard taken out once.

``make faults`` runs every case of the matrix twice, as the portal is and without the
guard that it is about, then 10,000 reports under random faults.
"""
