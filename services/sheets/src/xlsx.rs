//! A table as a workbook: one sheet, laid out to be read and printed, wide.

use jiff::civil::Date;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet,
    XlsxError,
};

use crate::sheet::{Both, Sheet, is_like_a_formula};

/// Light enough to print over.
const SHADE: Color = Color::RGB(0x00E4_EBF2);
/// A4.
const PAPER: u8 = 9;

/// The whole of it.
pub(crate) fn xlsx(sheet: &Sheet) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // Else it would be the moment of writing, and no two were the same.
    let made = moment(sheet.day)?;
    let about = DocProperties::new()
        .set_title(sheet.title.beside())
        .set_author("准绳 Plumbline")
        .set_creation_datetime(&made);
    book.set_properties(&about);
    let page = book.add_worksheet();
    page.set_name(sheet.title.zh.as_str())?;
    fill(page, sheet)?;
    book.save_to_buffer()
}

fn moment(day: Date) -> Result<ExcelDateTime, XlsxError> {
    let small = |part: i8| u8::try_from(part).unwrap_or(1);
    ExcelDateTime::from_ymd(
        u16::try_from(day.year()).unwrap_or(1900),
        small(day.month()),
        small(day.day()),
    )
}

fn fill(page: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    let last = u16::try_from(sheet.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    for (at, column) in (0..).zip(&sheet.columns) {
        page.set_column_width(at, column.width)?;
    }
    let plain = Format::new().set_align(FormatAlign::Top).set_text_wrap();
    let cell = plain.clone().set_border(FormatBorder::Thin);
    let title = Format::new().set_bold().set_font_size(16).set_align(FormatAlign::Center);
    let name = plain.clone().set_bold();
    let heads = cell.clone().set_bold().set_background_color(SHADE).set_align(FormatAlign::Center);
    let mut row = 0;
    across(page, row, 0, last, &sheet.title.beside(), &title)?;
    for (named, value) in &sheet.head {
        row += 1;
        across(page, row, 0, 1, &lines(named), &name)?;
        across(page, row, 2, last, value, &plain)?;
    }
    row += 1;
    let first = row;
    for (at, column) in (0..).zip(&sheet.columns) {
        write(page, row, at, &lines(&column.title), &heads)?;
    }
    for cells in &sheet.rows {
        row += 1;
        for (at, text) in (0..).zip(cells) {
            write(page, row, at, text, &cell)?;
        }
    }
    if row > first {
        page.autofilter(first, 0, row, last)?;
    }
    for line in &sheet.foot {
        row += 1;
        across(page, row, 0, last, &lines(line), &plain)?;
        page.set_row_height(row, 32)?;
    }
    page.set_freeze_panes(first + 1, 0)?;
    page.set_landscape().set_paper_size(PAPER).set_print_fit_to_pages(1, 0);
    page.set_repeat_rows(first, first)?;
    page.set_footer("&C&P / &N");
    Ok(())
}

/// One below the other.
fn lines(Both { zh, en }: &Both) -> String {
    format!("{zh}\n{en}")
}

/// A cell over several columns.
fn across(
    page: &mut Worksheet,
    row: u32,
    from: u16,
    to: u16,
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    if from < to {
        page.merge_range(row, from, row, to, "", format)?;
    }
    write(page, row, from, text, format)
}

/// Always as text. One that begins like a formula is marked so too, so that it stays text where somebody edits it or saves it as
/// something else.
fn write(
    page: &mut Worksheet,
    row: u32,
    column: u16,
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    let format = match is_like_a_formula(text) {
        true => &format.clone().set_quote_prefix(),
        false => format,
    };
    page.write_string_with_format(row, column, text, format).map(drop)
}
