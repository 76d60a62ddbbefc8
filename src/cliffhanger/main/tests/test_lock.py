"""One tick at a time, and a lock that nobody has to clean up."""

import subprocess
import sys
import time

import pytest
from django.db import connection

from cliffhanger.main.lock import TickIsRunning, _file_lock, tick_lock


def test_a_second_holder_is_refused(tmp_path):
    with _file_lock(tmp_path / "lock"), pytest.raises(TickIsRunning), _file_lock(tmp_path / "lock"):
        pass
    with _file_lock(tmp_path / "lock"):
        pass


def test_a_killed_holder_leaves_no_lock_behind(tmp_path):
    path = tmp_path / "lock"
    take = f"import fcntl, time; f = open({str(path)!r}, 'w'); fcntl.flock(f, 2)"
    hold = f"{take}; print('held', flush=True); time.sleep(60)"
    holder = subprocess.Popen([sys.executable, "-c", hold], stdout=subprocess.PIPE)
    assert holder.stdout.readline() == b"held\n"
    with pytest.raises(TickIsRunning), _file_lock(path):
        pass
    holder.kill()
    holder.wait()
    holder.stdout.close()
    time.sleep(0.05)
    with _file_lock(path):
        pass


@pytest.mark.django_db
def test_the_tick_lock_can_be_taken_again_and_again():
    for _ in range(3):
        with tick_lock():
            assert connection.vendor in {"sqlite", "postgresql"}
