//! How answers are written: a table for people, JSON and CSV for programs.

use std::io::{ErrorKind, Write};

use unicode_width::UnicodeWidthStr;

/// Writes an answer on standard output. Whoever has read enough of it (`| head`) ends the program in peace.
pub(crate) fn say(text: &str) {
    put(text.as_bytes());
}

/// The same of what is no text.
pub(crate) fn put(bytes: &[u8]) {
    let mut out = std::io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => std::process::exit(0),
        Err(error) => {
            note(&format!(
                "plumbline: 答复无法写出：{error}\nplumbline: the answer could not be written: {error}\n"
            ));
            std::process::exit(1);
        }
        Ok(()) => {}
    }
}

/// Says something beside the answer, on standard error. Whether anybody hears it is no matter.
pub(crate) fn note(text: &str) {
    let mut err = std::io::stderr().lock();
    let _ = err.write_all(text.as_bytes()).and_then(|()| err.flush());
}

/// How many of a thing, in words: `1 standard`, `2 standards`.
pub(crate) fn counted(count: u64, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// How an answer is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Output {
    /// For people.
    Table,
    /// For programs.
    Json,
    /// For spreadsheets.
    Csv,
}

/// Rows with columns of one width each; a Chinese character takes two places. Columns named in `right` end together.
pub(crate) fn table(rows: &[Vec<String>], right: &[usize]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let width = |at: usize| {
        rows.iter().filter_map(|row| row.get(at)).map(|cell| cell.width()).max().unwrap_or_default()
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let mut text = String::new();
    for row in rows {
        let mut line = String::new();
        for (at, cell) in row.iter().enumerate() {
            let gap = " ".repeat(widths[at] - cell.width());
            let space = if at == 0 { "" } else { "  " };
            match right.contains(&at) {
                true => line.extend([space, &gap, cell]),
                false => line.extend([space, cell, &gap]),
            }
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// Rows as CSV, with the mark at its beginning by which a spreadsheet knows that it is UTF-8. A cell that it would take for a
/// formula gets an apostrophe in front.
pub(crate) fn csv(rows: &[Vec<String>]) -> String {
    let mut writer =
        csv::WriterBuilder::new().flexible(true).from_writer("\u{feff}".as_bytes().to_vec());
    for row in rows {
        let safe =
            row.iter().map(|cell| match cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
                true => format!("'{cell}"),
                false => cell.clone(),
            });
        // Writing to memory does not fail.
        let _ = writer.write_record(safe);
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(cells: &[&[&str]]) -> Vec<Vec<String>> {
        cells.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect()
    }

    #[test]
    fn columns_stand_below_each_other_in_both_scripts() {
        let told = table(&rows(&[&["立项", "7", "a"], &["Drafting", "12", ""]]), &[1]);
        assert_eq!(told, "立项       7  a\nDrafting  12\n");
    }

    #[test]
    fn a_formula_does_not_reach_a_spreadsheet() {
        let told = csv(&rows(&[&["=1+1", "a,\"b\"", "养老"]]));
        assert_eq!(told, "\u{feff}'=1+1,\"a,\"\"b\"\"\",养老\n");
    }
}
