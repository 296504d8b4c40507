//! A row that cannot be entered: its line, its column, why, and what would be taken, in Chinese and in English.

use plumbline_lifecycle::Reason;

use crate::import::standards::column::Column;

/// What is wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Bad {
    /// Its line in the file, from 1; 0 for the file as a whole.
    line: u64,
    column: Option<Column>,
    zh: String,
    en: String,
}

impl Bad {
    /// The file as a whole.
    pub(super) fn file(zh: impl Into<String>, en: impl Into<String>) -> Bad {
        Bad::row(0, zh, en)
    }

    /// A row as a whole.
    pub(super) fn row(line: u64, zh: impl Into<String>, en: impl Into<String>) -> Bad {
        Bad { line, column: None, zh: zh.into(), en: en.into() }
    }

    /// A cell that does not say what its column does.
    pub(super) fn cell(line: u64, column: Column, text: &str, (zh, en): (&str, &str)) -> Bad {
        let (zh, en) = match text {
            "" => (format!("不能为空（{zh}）。"), format!("it is empty ({en})")),
            text => (format!("“{text}”不能用（{zh}）。"), format!("`{text}` is not taken ({en})")),
        };
        Bad { line, column: Some(column), zh, en }
    }

    /// A row to which a rule says no.
    pub(super) fn refused(line: u64, reason: &Reason) -> Bad {
        let from = reason.from_where();
        let column = Column::of_rule(reason.rule);
        let zh = format!("{}（{}：{}）", reason.zh, reason.rule, from.zh);
        Bad { line, column, zh, en: format!("{} ({}: {})", reason.en, reason.rule, from.en) }
    }

    /// The same of the row's earlier review.
    pub(super) fn of_review(mut self, of_review: bool) -> Bad {
        if of_review {
            self.column = Some(Column::Reviewed);
        }
        self
    }

    /// A line in Chinese, and one in English.
    pub(super) fn told(&self) -> String {
        let Bad { line, column, zh, en } = self;
        let column = column.map(Column::heading);
        let (at_zh, at_en) = match (line, column) {
            (0, _) => (String::new(), String::new()),
            (line, None) => (format!("第 {line} 行："), format!("line {line}: ")),
            (line, Some(column)) => {
                (format!("第 {line} 行，{column}："), format!("line {line}, {column}: "))
            }
        };
        format!("{at_zh}{zh}\n  {at_en}{en}\n")
    }
}
