//! A view as ordered text, to compare two files row by row: a rebuilt view must say exactly what the live one says.
//!
//! SQLite's pages differ with the history of the file, and so do the segments of a full-text index; what they say does
//! not. A contentless index is therefore told through its vocabulary: every word with every place where it stands.

use std::fmt;

use rusqlite::Connection;
use rusqlite::types::ValueRef;
use sha2::{Digest as _, Sha256};

/// SHA-256 of a dump.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Digest(pub [u8; 32]);

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// Tells every row of every table, tables by name, rows by all their columns, and the hash of it all.
pub(crate) fn dump(
    connection: &Connection,
    line: &mut dyn FnMut(&str),
) -> rusqlite::Result<Digest> {
    let mut hash = Sha256::new();
    for table in tables(connection)? {
        let from = if table == "search" {
            connection.execute_batch(
                "CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_words USING fts5vocab('main', 'search', 'instance')",
            )?;
            "temp.search_words".to_owned()
        } else {
            format!("main.\"{table}\"")
        };
        let columns = connection.prepare(&format!("SELECT * FROM {from} LIMIT 0"))?.column_count();
        let order: Vec<String> = (1..=columns).map(|n| n.to_string()).collect();
        let mut select =
            connection.prepare(&format!("SELECT * FROM {from} ORDER BY {}", order.join(",")))?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            let mut text = table.clone();
            for column in 0..columns {
                text.push('\t');
                match row.get_ref(column)? {
                    ValueRef::Null => text.push('-'),
                    ValueRef::Integer(n) => text.push_str(&n.to_string()),
                    ValueRef::Real(n) => text.push_str(&n.to_string()),
                    ValueRef::Text(t) => {
                        text.push_str(&format!("{:?}", String::from_utf8_lossy(t)))
                    }
                    ValueRef::Blob(b) => {
                        b.iter().for_each(|byte| text.push_str(&format!("{byte:02x}")))
                    }
                }
            }
            line(&text);
            hash.update(text.as_bytes());
            hash.update(b"\n");
        }
    }
    Ok(Digest(hash.finalize().into()))
}

fn tables(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    // The tables behind the full-text index hold its segments, whose cut depends on when it was committed.
    connection
        .prepare(
            "SELECT name FROM main.sqlite_schema
             WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE 'search\\_%' ESCAPE '\\'
             ORDER BY name",
        )?
        .query_map([], |row| row.get(0))?
        .collect()
}
