//! A row of a list as a standard that is to be entered.

use std::collections::BTreeMap;
use std::str::FromStr;

use jiff::civil::Date;
use plumbline_lifecycle::standard::{Entry, Profile, Relation, RelationKind};
use plumbline_lifecycle::{
    FIELDS, Field, Jurisdiction, Level, Name, Number, Sentence, Series, StandardId, Titles,
    nameable,
};

use crate::import::standards::bad::Bad;
use crate::import::standards::column::Column;
use crate::rows::Row;

/// A row that says what it must.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Listed {
    /// Its line in the file, from 1.
    pub(super) line: u64,
    /// Its id, where the list has one.
    pub(super) id: Option<StandardId>,
    pub(super) entry: Entry,
    /// The newest review before it was run here, where there was one.
    pub(super) reviewed: Option<(Date, Sentence)>,
}

/// What holds for every row that does not say otherwise.
pub(super) struct Otherwise<'a> {
    pub(super) jurisdiction: Option<&'a Jurisdiction>,
    pub(super) ground: Option<&'a Sentence>,
}

/// Which column of a list stands where.
pub(super) struct Columns {
    at: Vec<(Column, usize)>,
}

/// What the review of a list without conclusions came to: a list of what is in force holds nothing else.
const CONFIRMED: &str = "继续有效";

impl Columns {
    /// Reads the first row of a list.
    pub(super) fn of((line, head): &Row) -> Result<Columns, Bad> {
        let mut at: Vec<(Column, usize)> = Vec::new();
        for (index, heading) in head.iter().enumerate().filter(|(_, heading)| !heading.is_empty()) {
            let Some(column) = Column::called(heading) else {
                let all = Column::template().join("、");
                return Err(Bad::row(
                    *line,
                    format!("没有名为“{heading}”的列（可用：{all}）。"),
                    format!("no column is called `{heading}` (the columns are {all})"),
                ));
            };
            if at.iter().any(|(held, _)| *held == column) {
                return Err(Bad::row(
                    *line,
                    format!("列“{heading}”出现两次。"),
                    format!("the column `{heading}` stands twice"),
                ));
            }
            at.push((column, index));
        }
        let is_there = |column: &Column| at.iter().any(|(held, _)| held == column);
        match Column::NEEDED.iter().find(|column| !is_there(column)) {
            None => Ok(Columns { at }),
            Some(column) => {
                let heading = column.heading();
                Err(Bad::row(
                    *line,
                    format!("缺少列“{heading}”（--template 给出表头）。"),
                    format!("the column `{heading}` is missing (--template gives the first line)"),
                ))
            }
        }
    }

    /// Reads a row.
    pub(super) fn read(&self, row: &Row, otherwise: &Otherwise<'_>) -> Result<Listed, Bad> {
        let cells = Cells { columns: self, row };
        let number = cells.number()?;
        let level = cells.level(&number)?;
        let published_on = cells.day(Column::Published)?;
        let jurisdiction = match cells.text(Column::Jurisdiction) {
            "" => otherwise.jurisdiction.cloned(),
            _ => None,
        };
        let jurisdiction = match jurisdiction {
            Some(jurisdiction) => jurisdiction,
            None => cells.word(Column::Jurisdiction, AREA)?,
        };
        let ground = match (cells.text(Column::Ground), otherwise.ground) {
            ("", Some(ground)) => ground.clone(),
            _ => cells.word(Column::Ground, GROUND)?,
        };
        let profile = Profile {
            level,
            field: cells.field()?,
            jurisdiction,
            titles: cells.titles()?,
            drafting_unit: cells.word(Column::DraftingUnit, TEXT)?,
            relations: cells.replaced()?,
        };
        let entry = Entry {
            procedure: Some(cells.text(Column::Procedure).to_owned()).filter(|id| !id.is_empty()),
            profile,
            edition: cells.if_any(Column::Edition, EDITION)?.unwrap_or(1),
            number,
            published_on,
            effective_on: cells.day(Column::Effective)?,
            ground,
            documents: Vec::new(),
        };
        let (line, id) = (row.0, cells.if_any(Column::Id, ID)?);
        Ok(Listed { line, id, entry, reviewed: cells.reviewed()? })
    }
}

/// What a cell must be, in Chinese and in English.
type Wanted = (&'static str, &'static str);

const AREA: Wanted = (
    "六位行政区划代码，如 330100；或用 --area 给出",
    "a GB/T 2260 code as 330100; or --area for the whole list",
);
const GROUND: Wanted = (
    "公告、台账等；或用 --ground 给出",
    "an announcement or a list; or --ground for the whole list",
);
const TEXT: Wanted = ("可见文字", "text that shows");
const DAY: Wanted = ("日期，如 2019-05-01 或 2019年5月1日", "a day, as 2019-05-01 or 2019年5月1日");
const EDITION: Wanted = ("1 至 1000 的整数", "a whole number from 1 to 1000");
const ID: Wanted =
    ("小写字母、数字和连字符，至多 64 个", "1 to 64 of a-z, 0-9 and `-`, not beginning with `-`");
const NUMBER: Wanted =
    ("标准编号，如 DB3301/T 0322-2019", "a standard's number, as DB3301/T 0322-2019");
const LEVEL: Wanted = (
    "国家标准、行业标准、地方标准、团体标准、企业标准、工作规范之一；Q/ 编号须写明",
    "one of national, industry, local, group, enterprise, norm; a number of Q/ does not tell which",
);

/// The cells of a row.
struct Cells<'a> {
    columns: &'a Columns,
    row: &'a Row,
}

impl Cells<'_> {
    /// Empty where the list has no such column, or nothing stands there.
    fn text(&self, column: Column) -> &str {
        let at = self.columns.at.iter().find(|(held, _)| *held == column);
        at.and_then(|(_, index)| self.row.1.get(*index)).map(String::as_str).unwrap_or_default()
    }

    fn bad(&self, column: Column, wanted: (&str, &str)) -> Bad {
        Bad::cell(self.row.0, column, self.text(column), wanted)
    }

    fn word<T: FromStr>(&self, column: Column, wanted: Wanted) -> Result<T, Bad> {
        self.text(column).parse().map_err(|_| self.bad(column, wanted))
    }

    fn if_any<T: FromStr>(&self, column: Column, wanted: Wanted) -> Result<Option<T>, Bad> {
        match self.text(column) {
            "" => Ok(None),
            _ => self.word(column, wanted).map(Some),
        }
    }

    /// A number, however it is spaced and dashed.
    fn number(&self) -> Result<Number, Bad> {
        let text = self.text(Column::Number);
        let meant =
            Number::meant_by(text).map_or_else(|| text.to_owned(), |meant| meant.to_string());
        meant.parse().map_err(|_| self.bad(Column::Number, NUMBER))
    }

    /// The level as it is written, else as the number's series tells it.
    fn level(&self, number: &Number) -> Result<Level, Bad> {
        let text = self.text(Column::Level);
        let known = Level::ALL.into_iter().find(|level| [level.zh(), level.key()].contains(&text));
        let told = match number.series() {
            Series::National(_) => Some(Level::National),
            Series::Sector(..) => Some(Level::Industry),
            Series::Local(_) => Some(Level::Local),
            Series::Group(_) => Some(Level::Group),
            Series::Enterprise(_) => None,
        };
        known.or(told.filter(|_| text.is_empty())).ok_or_else(|| self.bad(Column::Level, LEVEL))
    }

    fn field(&self) -> Result<Field, Bad> {
        let text = self.text(Column::Field);
        let known = FIELDS.iter().find(|(key, zh, _)| *key == text || *zh == text);
        let key = known.map_or(text, |(key, _, _)| key);
        key.parse().map_err(|_| {
            let names: Vec<&str> = FIELDS.iter().map(|(_, zh, _)| *zh).collect();
            let keys: Vec<&str> = FIELDS.iter().map(|(key, _, _)| *key).collect();
            self.bad(Column::Field, (&names.join("、"), &keys.join(", ")))
        })
    }

    fn titles(&self) -> Result<Titles, Bad> {
        let mut titles = BTreeMap::new();
        for (column, language) in [(Column::Title, "zh"), (Column::TitleEn, "en")] {
            let text = self.text(column);
            if text.is_empty() && column == Column::TitleEn {
                continue;
            }
            let one = BTreeMap::from([(language.to_owned(), text.to_owned())]);
            Titles::try_from(one).map_err(|_| self.bad(column, TEXT))?;
            titles.insert(language.to_owned(), text.to_owned());
        }
        Titles::try_from(titles).map_err(|_| self.bad(Column::Title, TEXT))
    }

    /// What it replaced: numbers or ids, between them what people put there.
    fn replaced(&self) -> Result<Vec<Relation>, Bad> {
        let texts = self.text(Column::Replaces).split(['、', '；', ';', '，', ',', '\n']);
        let replaced = texts.map(str::trim).filter(|text| !text.is_empty()).map(|text| {
            let target: Name = text.parse().map_err(|_| self.bad(Column::Replaces, TEXT))?;
            Ok(Relation { kind: RelationKind::Replaces, target })
        });
        replaced.collect()
    }

    fn reviewed(&self) -> Result<Option<(Date, Sentence)>, Bad> {
        if self.text(Column::Reviewed).is_empty() {
            return Ok(None);
        }
        let day = self.day(Column::Reviewed)?;
        let conclusion = match self.text(Column::Conclusion) {
            "" => CONFIRMED.parse().map_err(|_| self.bad(Column::Conclusion, TEXT))?,
            _ => self.word(Column::Conclusion, TEXT)?,
        };
        Ok(Some((day, conclusion)))
    }

    fn day(&self, column: Column) -> Result<Date, Bad> {
        let day = day(self.text(column)).filter(|day| nameable("day", *day).is_ok());
        day.ok_or_else(|| self.bad(column, DAY))
    }
}

/// A day as people write it: 2027-12-31, 2027/12/31, 2027.12.31, 2027年12月31日.
fn day(text: &str) -> Option<Date> {
    let plain = text.trim_end_matches('日').replace(['年', '月', '/', '.'], "-");
    let parts: Vec<&str> = plain.split('-').collect();
    let [year, month, day] = parts[..] else { return None };
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// The id that a number makes, where the list has none: `db3301-t-0322-3-2020`. The same number makes the same id.
pub(super) fn id_of(number: &Number) -> Option<StandardId> {
    let plain = number.to_string().to_lowercase();
    let words = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(line: u64, cells: &[&str]) -> Row {
        (line, cells.iter().map(|cell| (*cell).to_owned()).collect())
    }

    const HEAD: [&str; 9] =
        ["标准号", "名称", "领域", "起草单位", "发布日期", "实施日期", "复审日期", "代替", "层级"];
    const GOOD: [&str; 9] = [
        "db3301/t0322.3—2020",
        "示例：老年食堂",
        "养老服务",
        "示例协会",
        "2020年5月1日",
        "2020/6/1",
        "",
        "DB3301/T 0322.3-2015、GB/T 1-2001",
        "",
    ];

    fn read(cells: &[&str]) -> Result<Listed, Bad> {
        let area = "330100".parse().unwrap();
        let ground = "示例台账".parse().unwrap();
        let otherwise = Otherwise { jurisdiction: Some(&area), ground: Some(&ground) };
        Columns::of(&row(1, &HEAD)).unwrap().read(&row(2, cells), &otherwise)
    }

    #[test]
    fn a_row_is_read_as_people_write_it() {
        let listed = read(&GOOD).unwrap();
        assert_eq!(listed.entry.number.to_string(), "DB3301/T 0322.3-2020");
        assert_eq!(listed.entry.profile.level, Level::Local, "the number tells it");
        assert_eq!(listed.entry.published_on.to_string(), "2020-05-01");
        assert_eq!(listed.entry.profile.relations.len(), 2);
        assert_eq!(listed.reviewed, None);
        assert_eq!(id_of(&listed.entry.number).unwrap().as_str(), "db3301-t-0322-3-2020");
    }

    #[test]
    fn what_is_wrong_is_told_by_line_and_column_with_what_would_be_taken() {
        for (at, text, says) in [
            (0, "DB3301 322", "line 2, 标准编号: `DB3301 322` is not taken (a standard's number"),
            (1, "", "line 2, 标准名称: it is empty"),
            (2, "航天", "line 2, 领域: `航天` is not taken (social-assistance"),
            (4, "2020-02-30", "line 2, 发布日期: `2020-02-30` is not taken (a day"),
            (4, "1066-01-01", "line 2, 发布日期: `1066-01-01` is not taken (a day"),
            (6, "去年", "line 2, 复审日期: `去年` is not taken (a day"),
            (8, "地方", "line 2, 层级: `地方` is not taken (one of"),
        ] {
            let mut cells = GOOD;
            cells[at] = text;
            let told = read(&cells).unwrap_err().told();
            assert!(told.contains(says), "{told}");
            assert!(told.starts_with("第 2 行，"), "{told}");
        }
        let bad = |head: &[&str]| Columns::of(&row(1, head)).err().unwrap().told();
        assert!(bad(&["标准编号", "年龄"]).contains("no column is called `年龄`"));
        assert!(bad(&["number", "标准号"]).contains("the column `标准号` stands twice"));
        assert!(bad(&["标准编号", "标准名称"]).contains("the column `领域` is missing"));
    }
}
