//! A table as CSV (RFC 4180), with the mark by which Excel knows UTF-8.

use crate::sheet::{Both, Sheet, is_like_a_formula};

/// The whole of it.
pub(crate) fn csv(sheet: &Sheet) -> Vec<u8> {
    let mut text = String::from("\u{FEFF}");
    let mut line = |cells: &[&str]| {
        let quoted: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
        text += &quoted.join(",");
        text += "\r\n";
    };
    line(&[&sheet.title.beside()]);
    for (name, value) in &sheet.head {
        line(&[&name.beside(), value]);
    }
    let titles: Vec<String> = sheet.columns.iter().map(|column| column.title.beside()).collect();
    line(&titles.iter().map(String::as_str).collect::<Vec<_>>());
    for row in &sheet.rows {
        line(&row.iter().map(String::as_str).collect::<Vec<_>>());
    }
    for Both { zh, en } in &sheet.foot {
        line(&[zh, en]);
    }
    text.into_bytes()
}

/// A cell in quotes; what begins like a formula gets an apostrophe in front.
fn quoted(cell: &str) -> String {
    let guard = if is_like_a_formula(cell) { "'" } else { "" };
    format!("\"{guard}{}\"", cell.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_like_a_formula_stays_text() {
        assert_eq!(quoted("=HYPERLINK(\"x\")"), "\"'=HYPERLINK(\"\"x\"\")\"");
        assert_eq!(quoted("　@SUM(A1)"), "\"'　@SUM(A1)\"");
        assert_eq!(quoted("5.3，改为“3 名”"), "\"5.3，改为“3 名”\"");
    }
}
