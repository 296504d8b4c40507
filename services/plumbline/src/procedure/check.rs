//! `plumbline procedure check`: each finding with its line, its rule, a sentence and the remedy, in both languages.

use std::path::Path;

use plumbline_lifecycle::procedure::{Against, Procedure, findings};

use crate::failure::Failure;
use crate::output::{counted, say};
use crate::procedure::text::{adopted, calendar, of_file};
use crate::reading;

pub(super) fn run(data: &Path, file: &Path) -> Result<(), Failure> {
    let text = of_file(file)?;
    let (adopted, calendar) = (adopted(data)?, calendar(data)?);
    let year = reading::today().year();
    let against = Against {
        procedures: Some(&adopted),
        calendar: calendar.as_ref().map(|calendar| (calendar, year)),
    };
    let found = findings(&text, &against);
    let errors = found.iter().filter(|finding| !finding.warns).count();
    for finding in &found {
        let kind = if finding.warns { "提示 warning" } else { "错误 error" };
        say(&format!("{kind}\n  {}\n  {}\n", finding.zh(), finding.en()));
    }
    let figures = text.parse::<Procedure>().map(|read| read.figures()).unwrap_or_default();
    let unverified = figures.iter().filter(|figure| figure.source.unverified).count();
    let warnings = found.len() - errors;
    say(&format!(
        "错误 {errors} 处，提示 {warnings} 处；共 {} 项规定，其中 {unverified} 项未经原文核实。\n",
        figures.len()
    ));
    let count = |count: usize, one, many| counted(count as u64, one, many);
    say(&format!(
        "{}, {}; {}, {unverified} of them not checked against the original.\n",
        count(errors, "error", "errors"),
        count(warnings, "warning", "warnings"),
        count(figures.len(), "rule", "rules"),
    ));
    match errors {
        0 => Ok(()),
        errors => Err(Failure::BadProcedure { file: file.into(), errors }),
    }
}
