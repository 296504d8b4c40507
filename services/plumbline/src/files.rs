//! The databases of a folder, page by page: whether each page is what was written.

use std::path::{Path, PathBuf};

use plumbline_pages::CutWal;
use rusqlite::OpenFlags;

use crate::failure::Failure;

/// Reads every page of the databases beside the log (the log itself is read row by row), and tells which carry checksums.
///
/// # Errors
/// [`Failure::DamagedFile`] with the first page that is not what was written.
pub(crate) fn check(data: &Path) -> Result<String, Failure> {
    let (mut checked, mut without) = (Vec::new(), Vec::new());
    for path in databases(data) {
        let name = path.strip_prefix(data).unwrap_or(&path).display().to_string();
        let sums = plumbline_pages::has_sums(&path)
            .map_err(|cause| Failure::File { path: path.clone(), cause })?;
        if !path.ends_with("log.db") {
            read(&path)?;
        }
        match sums {
            Some(false) => without.push(name),
            Some(true) | None => checked.push(name),
        }
    }
    let mut text = String::new();
    if !checked.is_empty() {
        text.push_str(&format!("pages: each fits its checksum in {}\n", checked.join(", ")));
    }
    for name in without {
        text.push_str(&format!(
            "pages: {name} carries no checksums, it was begun before they were kept\n"
        ));
    }
    Ok(text)
}

/// Reads a database to its last page.
fn read(path: &Path) -> Result<(), Failure> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let read = plumbline_pages::open(path, flags, CutWal::Ends).and_then(|db| {
        let pages = "SELECT coalesce(sum(pgsize), 0) FROM dbstat";
        db.query_row(pages, [], |row| row.get::<_, u64>(0))
    });
    read.map(drop).map_err(|cause| Failure::DamagedFile {
        path: path.into(),
        cause: plumbline_pages::named(cause),
    })
}

fn databases(data: &Path) -> Vec<PathBuf> {
    let named = ["log.db", "access.db"].map(|name| data.join(name));
    let views = plumbline_views::VIEWS.map(|view| data.join("views").join(format!("{view}.db")));
    named.into_iter().chain(views).filter(|path| path.exists()).collect()
}
