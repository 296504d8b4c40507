//! A list as a file: rows of text, out of Excel or CSV, with the line that each stands in.

use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx};

/// A row, with its line in the file, from 1. Its cells are trimmed.
pub(crate) type Row = (u64, Vec<String>);

/// The most bytes of a file, and the most rows: no pool of a province has as many people, and no house as many standards.
pub(crate) const BYTES_MAX: usize = 16 * 1024 * 1024;
pub(crate) const ROWS_MAX: usize = 20_000;

/// The rows of a file that are not empty. What begins as a packed file is Excel's; the rest is CSV, in UTF-8 or in GB18030 as older
/// spreadsheets write it.
pub(crate) fn rows(bytes: &[u8]) -> Result<Vec<Row>, String> {
    if bytes.len() > BYTES_MAX {
        return Err(format!("more than {BYTES_MAX} bytes"));
    }
    let rows = if bytes.starts_with(b"PK") { excel(bytes)? } else { comma_separated(bytes)? };
    let rows: Vec<Row> =
        rows.into_iter().filter(|(_, cells)| cells.iter().any(|cell| !cell.is_empty())).collect();
    if rows.len() > ROWS_MAX {
        return Err(format!("more than {ROWS_MAX} rows"));
    }
    Ok(rows)
}

/// The first sheet. What its formulas came to is read, never worked out.
fn excel(bytes: &[u8]) -> Result<Vec<Row>, String> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let sheet = book.worksheet_range_at(0).ok_or("it has no sheet")?;
    let sheet = sheet.map_err(|error| error.to_string())?;
    let first = sheet.start().map_or(0, |(row, _)| u64::from(row));
    Ok((first + 1..)
        .zip(sheet.rows())
        .map(|(line, cells)| (line, cells.iter().map(text).collect()))
        .collect())
}

fn text(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        // A day is stored as a number of days; its time of day is none that anybody meant.
        Data::DateTime(at) => {
            let (year, month, day, ..) = at.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        // Excel keeps fifteen digits of a number: what was longer is not what anybody wrote any more.
        Data::Float(number) if number.abs() >= 1e15 => format!("{number:E}"),
        other => other.to_string().trim().to_owned(),
    }
}

fn comma_separated(bytes: &[u8]) -> Result<Vec<Row>, String> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => std::borrow::Cow::Borrowed(text),
        Err(_) => match encoding_rs::GB18030.decode_without_bom_handling(bytes) {
            (text, false) => text,
            (_, true) => return Err("it is neither UTF-8 nor GB18030".into()),
        },
    };
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| error.to_string())?;
        let line = record.position().map_or(0, |at| line_of(&text, at));
        rows.push((line, record.iter().map(|cell| cell.trim().to_owned()).collect()));
    }
    Ok(rows)
}

/// The line of a record's first cell: the reader counts the empty lines before it to the record.
fn line_of(text: &str, at: &csv::Position) -> u64 {
    let from = usize::try_from(at.byte()).unwrap_or(usize::MAX);
    let rest = text.as_bytes().get(from..).unwrap_or_default();
    let empty = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
    at.line() + empty.filter(|byte| **byte == b'\n').count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Days and numbers are cells of their own kinds, and the first rows of a list may be empty.
    #[test]
    fn the_first_sheet_of_a_workbook_is_read_with_its_days() {
        use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        sheet.write(1, 0, "标准编号").unwrap();
        sheet.write(1, 1, "发布日期").unwrap();
        sheet.write(1, 2, "版次").unwrap();
        let day = ExcelDateTime::from_ymd(2019, 5, 1).unwrap();
        let as_day = Format::new().set_num_format("yyyy\"年\"m\"月\"d\"日\"");
        sheet.write(2, 0, " DB3301/T 0322-2019 ").unwrap();
        sheet.write_with_format(2, 1, &day, &as_day).unwrap();
        sheet.write(2, 2, 2).unwrap();
        book.add_worksheet().write(0, 0, "另一张表").unwrap();
        let read = rows(&book.save_to_buffer().unwrap()).unwrap();
        let cells = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect();
        assert_eq!(
            read,
            [
                (2, cells(&["标准编号", "发布日期", "版次"])),
                (3, cells(&["DB3301/T 0322-2019", "2019-05-01", "2"])),
            ]
        );
    }

    #[test]
    fn a_table_is_read_in_utf_8_with_a_mark_and_in_gb18030() {
        let text = "姓名,单位\n\n示例：钱某, 示例学院 \n";
        let wanted = vec![
            (1, vec!["姓名".to_owned(), "单位".to_owned()]),
            (3, vec!["示例：钱某".to_owned(), "示例学院".to_owned()]),
        ];
        assert_eq!(rows(text.as_bytes()).unwrap(), wanted);
        assert_eq!(rows(format!("\u{feff}{text}").as_bytes()).unwrap(), wanted);
        let (older, _, _) = encoding_rs::GB18030.encode(text);
        assert_eq!(rows(&older).unwrap(), wanted);
        assert!(rows(b"PK no workbook").is_err());
    }
}
