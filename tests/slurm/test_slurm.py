#!/usr/bin/env python3
"""An audit on a cluster of three nodes, one of which is killed in the middle.

    python3 tests/slurm/test_slurm.py [--program FILE] [--pairs N]

Starts munged, slurmctld and three slurmd on this machine, in folders and on ports of
its own, submits scripts/slurm/audit over a made archive, kills a node with what runs on
it while the array runs, and holds the database against that of one run on this machine.
Needs root and Debian's slurm-wlm, and minutes of a machine that has nothing else to do,
so it runs where DUIZHAO_CLUSTER is set; else it is skipped (exit status 77).
"""
import argparse
import os
import pathlib
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
NODES = ("n1", "n2", "n3")
CONF = """ClusterName=test
SlurmctldHost={host}(127.0.0.1)
SlurmUser=root
SlurmctldPort={ports[0]}
AuthType=auth/munge
AuthInfo=socket={run}/munge.socket,cred_expire=5
StateSaveLocation={run}/state
SlurmdSpoolDir={run}/spool.%n
SlurmctldPidFile={run}/slurmctld.pid
SlurmdPidFile={run}/slurmd.%n.pid
SlurmctldLogFile={run}/slurmctld.log
SlurmdLogFile={run}/slurmd.%n.log
ProctrackType=proctrack/pgid
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
SchedulerType=sched/backfill
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
ReturnToService=2
SlurmdTimeout=8
SlurmctldTimeout=10
MinJobAge=300
JobRequeue=1
SlurmdParameters=config_overrides
"""


def ports(n):
    """Free ports."""
    taken = [socket.socket() for _ in range(n)]
    for s in taken:
        s.bind(("127.0.0.1", 0))
    numbers = [s.getsockname()[1] for s in taken]
    for s in taken:
        s.close()
    return numbers


class Cluster:
    def __init__(self, run):
        self.run, self.started = run, {}
        self.env = dict(os.environ, SLURM_CONF=str(run / "slurm.conf"), LC_ALL="C.UTF-8")

    def start(self, name, *words):
        log = open(self.run / f"{name}.out", "wb")
        self.started[name] = subprocess.Popen(words, env=self.env, stdout=log, stderr=log, start_new_session=True)

    def munge(self):
        key = self.run / "munge.key"
        key.write_bytes(os.urandom(128))
        key.chmod(0o400)
        self.start("munged", "munged", "--foreground", "--force", f"--key-file={key}", f"--socket={self.run}/munge.socket",
                   f"--pid-file={self.run}/munged.pid", f"--log-file={self.run}/munged.log", f"--seed-file={self.run}/munged.seed")
        self.until(lambda: (self.run / "munge.socket").exists(), "munged does not start")

    def slurm(self):
        numbers, host = ports(4), socket.gethostname()
        conf = CONF.format(run=self.run, host=host, ports=numbers)
        for name, port in zip(NODES, numbers[1:]):
            conf += f"NodeName={name} NodeHostname={host} NodeAddr=127.0.0.1 Port={port} CPUs=1 RealMemory=500\n"
        conf += f"PartitionName=all Nodes={','.join(NODES)} Default=YES MaxTime=10 State=UP\n"
        (self.run / "slurm.conf").write_text(conf)
        (self.run / "state").mkdir()
        self.start("slurmctld", "slurmctld", "-D")
        for name in NODES:
            (self.run / f"spool.{name}").mkdir()
            self.node(name)
        self.until(lambda: self.says("sinfo", "-h", "-t", "idle", "-o", "%D") == "3", "the nodes do not come up")

    def node(self, name):
        self.start(name, "slurmd", "-D", "-N", name)

    def says(self, *words):
        return subprocess.run(words, env=self.env, capture_output=True, text=True).stdout.strip()

    def until(self, holds, fault, seconds=60):
        end = time.monotonic() + seconds
        while not holds():
            if time.monotonic() > end:
                raise AssertionError(f"{fault}: {self.says('sinfo')} {self.says('squeue')}")
            time.sleep(0.2)

    def kill_node(self, name):
        """A node goes, with all that runs on it: nobody is left to say what became of its task."""
        jobs = self.says("squeue", "-h", "-t", "running", "-w", name, "-o", "%A").split()
        for process in pathlib.Path("/proc").glob("[0-9]*"):
            if any(f"slurmstepd: [{job}." in command_of(process) for job in jobs):
                kill(int(process.name))
        slurmd = self.started.pop(name)
        slurmd.kill()
        slurmd.wait()
        for process in self.children(name):
            kill(process)

    def children(self, name):
        """The processes of the jobs that run on a node: they know its name."""
        for process in pathlib.Path("/proc").glob("[0-9]*"):
            try:
                env = (process / "environ").read_bytes().split(b"\0")
            except OSError:
                continue
            if f"SLURMD_NODENAME={name}".encode() in env and f"SLURM_CONF={self.run}/slurm.conf".encode() in env:
                yield int(process.name)

    def stop(self):
        for name in NODES:
            for process in self.children(name):
                kill(process)
        for process in reversed(list(self.started.values())):
            process.terminate()
        for process in self.started.values():
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def kill(process):
    try:
        os.kill(process, signal.SIGKILL)
    except ProcessLookupError:
        pass


def command_of(process):
    try:
        return (process / "cmdline").read_bytes().decode(errors="replace")
    except OSError:
        return ""


def dump(db):
    """All that a database says, but what the file system says of files."""
    with sqlite3.connect(db) as base:
        return {table: sorted(map(str, base.execute(f"SELECT {what} FROM {table}")))
                for table, what in (("text", "id, path, bytes, sha256, language, encoding, segments, figures"),
                                    ("pair", "id, source, target, how, state, reason, date, paired, gaps"), ("finding", "*"),
                                    ("passage", "*"), ("said", "*"))}


def test(cluster, program, folder, pairs):
    cluster.munge()
    cluster.slurm()
    subprocess.run([ROOT / "scripts/make_archive", folder / "archive", str(pairs)], check=True)
    env = dict(cluster.env, DUIZHAO=program)
    submit = [ROOT / "scripts/slurm/audit", "--shards", "9", "--parts", "3", "--db", "all.db", "--report", "report", "archive"]
    last = subprocess.run(submit, cwd=folder, env=env, capture_output=True, text=True, check=True).stdout.strip()
    cluster.until(lambda: any(cluster.children("n2")), "nothing runs on n2")
    cluster.kill_node("n2")
    cluster.until(lambda: (folder / "all.db").exists(), f"job {last} does not end", seconds=240)
    local = subprocess.run([program, "audit", "archive", "--db", "local.db", "-q"], cwd=folder, capture_output=True)
    assert local.returncode == 1, local.stderr.decode()
    assert dump(folder / "all.db") == dump(folder / "local.db"), "the cluster found something else than one machine"
    assert (folder / "report/index.html").exists() and (folder / "all.db.shards/status").read_text() == "1\n"
    jobs = cluster.says("scontrol", "show", "jobs")
    restarts = [int(word.split("=")[1]) for word in jobs.split() if word.startswith("Restarts=")]
    assert any(restarts), "no task was begun again, so the node was killed in vain"
    return sum(restarts)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", default=ROOT / "build/release/duizhao")
    parser.add_argument("--pairs", type=int, default=300)
    options = parser.parse_args()
    if not os.environ.get("DUIZHAO_CLUSTER") or os.geteuid() or not all(map(shutil.which, ("munged", "slurmctld", "slurmd", "sbatch"))):
        print("skipped: this needs DUIZHAO_CLUSTER=1, root, munge and slurm-wlm")
        return 77
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        folder.chmod(0o755)
        cluster = Cluster(folder / "run")
        cluster.run.mkdir(mode=0o755)
        try:
            restarts = test(cluster, str(pathlib.Path(options.program).resolve()), folder, options.pairs)
        except (AssertionError, subprocess.CalledProcessError) as fault:
            print(f"slurm: {fault}")
            for log in sorted(cluster.run.glob("*.log")) + sorted(folder.glob("all.db.shards/*.log")):
                print(f"--- {log.name}\n{log.read_text(errors='replace')[-1500:]}")
            return 1
        finally:
            cluster.stop()
    print(f"{options.pairs} pairs on three nodes, one of which was killed: {restarts} tasks begun again, and the same database")
    return 0


if __name__ == "__main__":
    sys.exit(main())
