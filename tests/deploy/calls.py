"""Which system calls PROGRAM makes that UNIT's filter refuses: none. FOLDER is for what it writes. As systemd's own lists say it."""

import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request

program, unit, folder = sys.argv[1:]
listed = subprocess.run(["systemd-analyze", "syscall-filter"], capture_output=True, text=True, check=True).stdout
groups, group = {}, None
for line in listed.splitlines():
    if line.startswith("@"):
        group = groups.setdefault(line.strip(), [])
    elif line.startswith("    ") and not line.strip().startswith("#"):
        group.append(line.strip())


def calls(word):
    return {word} if not word.startswith("@") else set().union(*(calls(inner) for inner in groups[word]))


allowed = calls("@default")
for words in re.findall(r"^SystemCallFilter=(.*)$", open(unit).read(), re.M):
    sets = set().union(*(calls(word) for word in words.lstrip("~").split()))
    allowed = allowed - sets if words.startswith("~") else allowed | sets

with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    address = "127.0.0.1:%d" % free.getsockname()[1]
trace = f"{folder}/calls"
# SQLite gives its files away (fchown) where it runs as root alone, which under the unit it does not.
command = ["strace", "-f", "-qq", "-o", trace, program, "serve", "--data", f"{folder}/data", "--listen", address]
service = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
until = time.time() + 120
while True:
    try:
        assert urllib.request.urlopen(f"http://{address}/readyz", timeout=5).status == 200
        break
    except OSError:
        assert time.time() < until and service.poll() is None, "it does not serve under strace"
        time.sleep(0.2)
ours = subprocess.run(["ps", "-o", "pid=", "--ppid", str(service.pid)], capture_output=True, text=True).stdout.split()
for pid in ours:
    subprocess.run(["kill", "-TERM", pid], check=True)
service.wait(60)
made = set(re.findall(r"^\d+ +(\w+)\(", open(trace).read(), re.M))
# The first of all is strace's own.
refused = made - allowed - {"fchown", "execve"}
assert "pwrite64" in made and "accept4" in made, made
assert not refused, refused
