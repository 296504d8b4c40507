//! The way from a command at the machine to the service that runs on the same folder: a socket in it.
//!
//! Whoever holds the log is the only one who writes it, so while a service runs, a command goes through `commands.sock`. The
//! file's rights (0600) are the sign-in: whoever may write the folder's files may give commands as whoever works at the machine.
//!
//! A line of JSON each way. The service begins with [`wire::Hello`]; each [`wire::Ask`] gets one [`wire::Told`], in their order, and
//! many may be under way. An [`wire::Ask::Take`] is followed by the bytes of a document's content.

mod connect;
mod listen;
mod wire;

pub(crate) use connect::Connection;
pub(crate) use listen::{Office, listen};

use std::os::fd::AsRawFd;
use std::path::{Path, PathBuf};

/// The socket's file in the folder of data.
const SOCKET: &str = "commands.sock";

/// Commands of one connection that may be under way; one more waits.
pub(crate) const UNDER_WAY_MAX: usize = 2_048;

/// A path to the socket that is short enough for the system (108 bytes), however long that of the folder is.
///
/// The folder must stay open for as long as the path is used.
fn short(data: &Path) -> std::io::Result<(std::fs::File, PathBuf)> {
    let folder = std::fs::File::open(data)?;
    let path = PathBuf::from(format!("/proc/self/fd/{}/{SOCKET}", folder.as_raw_fd()));
    Ok((folder, path))
}
