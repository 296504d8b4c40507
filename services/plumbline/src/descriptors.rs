//! How many files the system lets this process open, which bounds how many connections there can be.

/// Connections that there is room for, at most `wanted`: a quarter of the files is kept for the log, the views and the
/// documents, so that a full house shuts out nobody who is inside.
pub(crate) fn connections(wanted: usize) -> usize {
    let limits = std::fs::read_to_string("/proc/self/limits").unwrap_or_default();
    let Some(files) = allowed(&limits) else { return wanted };
    let room = files - files / 4;
    if room < wanted {
        tracing::warn!(
            files,
            connections = room,
            "the system allows few open files, and fewer connections are taken than set (raise `ulimit -n`, or LimitNOFILE)"
        );
    }
    wanted.min(room)
}

/// The soft limit in the text of `/proc/self/limits`; `None` where there is none.
fn allowed(limits: &str) -> Option<usize> {
    let line = limits.lines().find_map(|line| line.strip_prefix("Max open files"))?;
    line.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limit_of_files_is_read_where_there_is_one() {
        let limits = "Limit                     Soft Limit           Hard Limit           Units     \n\
                      Max open files            1024                 1048576              files     \n";
        assert_eq!(allowed(limits), Some(1_024));
        assert_eq!(allowed(&limits.replace("1024 ", "unlimited ")), None);
        assert_eq!(connections(3), 3);
    }
}
