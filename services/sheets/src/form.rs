//! In which form a table is written.

use crate::csv::csv;
use crate::sheet::Sheet;
use crate::xlsx::xlsx;

/// A form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Text with commas, in UTF-8.
    Csv,
    /// A workbook of Excel 2007 and later.
    Xlsx,
}

/// A workbook could not be made.
#[derive(Debug)]
pub struct NotMade(pub(crate) rust_xlsxwriter::XlsxError);

impl std::fmt::Display for NotMade {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the workbook could not be made: {}", self.0)
    }
}

impl std::error::Error for NotMade {}

impl Form {
    /// Every form.
    pub const ALL: [Form; 2] = [Form::Csv, Form::Xlsx];

    /// The end of a file's name.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Form::Csv => "csv",
            Form::Xlsx => "xlsx",
        }
    }

    /// The media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Form::Csv => "text/csv; charset=utf-8",
            Form::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }

    /// The table in this form.
    ///
    /// # Errors
    /// [`NotMade`] where a cell is longer than a workbook takes (32,767 characters).
    pub fn write(self, sheet: &Sheet) -> Result<Vec<u8>, NotMade> {
        match self {
            Form::Csv => Ok(csv(sheet)),
            Form::Xlsx => xlsx(sheet).map_err(NotMade),
        }
    }
}
