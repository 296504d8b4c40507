//! What the system says of this process, for its counters. Linux says it; where nobody does, the lines are left out.

use std::fs;

use crate::exposition::Exposition;

/// Ticks of a second in `/proc`, the same on every Linux there is.
const TICKS: f64 = 100.0;

/// Bytes of a page in `/proc/self/statm`, where `/proc/self/status` does not say it in KiB.
const KIB: u64 = 1_024;

/// Adds what the system says of this process.
pub fn tell(to: &mut Exposition) {
    if let Some(kib) = resident_kib() {
        let name = "process_resident_memory_bytes";
        to.one(name, "gauge", "Memory of this process that is at hand, in bytes.", kib * KIB);
    }
    if let Ok(open) = fs::read_dir("/proc/self/fd") {
        let name = "process_open_fds";
        to.one(name, "gauge", "Files and connections that this process has open.", open.count());
    }
    let Some((user, system, started)) = times() else { return };
    let name = "process_cpu_seconds_total";
    to.one(
        name,
        "counter",
        "Time of the processors that was used, in seconds.",
        (user + system) / TICKS,
    );
    if let Some(booted) = booted() {
        let name = "process_start_time_seconds";
        to.one(
            name,
            "gauge",
            "When the process began, in seconds since 1970.",
            booted + started / TICKS,
        );
    }
}

fn resident_kib() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse().ok()
}

/// Ticks in the program, ticks in the system for it, and ticks from the machine's start to its own.
fn times() -> Option<(f64, f64, f64)> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    // The second field, its name, may hold spaces; the third one follows its bracket.
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let field = |number: usize| fields.get(number - 3)?.parse().ok();
    Some((field(14)?, field(15)?, field(22)?))
}

fn booted() -> Option<f64> {
    let stat = fs::read_to_string("/proc/stat").ok()?;
    stat.lines().find_map(|line| line.strip_prefix("btime "))?.parse().ok()
}
