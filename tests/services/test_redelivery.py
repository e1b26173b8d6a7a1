"""A task whose worker dies in the middle is done by the next one."""

import pytest
from django.core.cache import cache

from tests.harness.slow import slow
from tests.harness.waiting import eventually
from tests.harness.workers import running_worker


@pytest.mark.services
def test_a_task_of_a_killed_worker_is_given_to_the_next(transactional_db: None) -> None:
    cache.set_many({"job:started": 0, "job:done": 0})
    with running_worker(
        "--include", "tests.harness.slow", TASK_VISIBILITY_SECONDS="3"
    ) as worker:
        slow.delay(name="job")
        eventually(lambda: cache.get("job:started") == 1)

        worker.kill()
        worker.start()

        eventually(lambda: cache.get("job:done") == 1, seconds=60)
    assert cache.get("job:started") == 2
