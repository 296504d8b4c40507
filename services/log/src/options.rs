//! How the log is opened.

/// How the log is opened.
#[derive(Debug, Clone)]
pub struct Options {
    /// Size of a database page in a new log, bytes.
    pub page_size: u32,
    /// Size of the file that is given up when the disk is full, so that reading and stopping go on; bytes, 0 for none.
    pub reserve_bytes: u64,
    /// How many of the last events are hashed again at start.
    pub tail_checked: u64,
    /// How many pages the database may have at most; a batch beyond it is refused as on a full disk.
    pub pages_max: Option<u32>,
    /// Whether a network or user-space file system is accepted, at the operator's own risk.
    pub any_file_system: bool,
    /// Whether COMMIT waits until the disk has it. Without that a power cut takes what was acknowledged: it is here for the test
    /// that shows so, and no setting of the program leads to it.
    pub commits_wait_for_disk: bool,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            page_size: 4_096,
            reserve_bytes: 64 << 20,
            tail_checked: 1_024,
            pages_max: None,
            any_file_system: false,
            commits_wait_for_disk: true,
        }
    }
}
