//! The limit of the disk: append 512 bytes, make them durable, again. No store that answers one client at a time is faster.

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::{BenchError, Figure, Samples};

/// Appends and syncs for so long, in a file in this folder.
///
/// # Errors
/// When the disk refuses.
pub fn fdatasync(folder: &Path, time: Duration) -> Result<Figure, BenchError> {
    let path = folder.join("fdatasync");
    let mut file = File::create(&path)?;
    let mut samples = Samples::default();
    let began = Instant::now();
    while began.elapsed() < time {
        samples.time(|| file.write_all(&[7; 512]).and_then(|()| file.sync_data()))?;
    }
    let figure = samples.figure("disk", "append 512 B, fdatasync", 1, began.elapsed());
    std::fs::remove_file(path)?;
    Ok(figure)
}
