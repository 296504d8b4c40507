//! Which column of a list says what, and a row as an admission.

use jiff::civil::Date;
use plumbline_lifecycle::people::People;
use plumbline_lifecycle::pool::{Description, ExpertKind, Language};
use plumbline_lifecycle::{FIELDS, Field, Name, PersonId, UnitId};
use plumbline_workflow::PersonalData;

/// What a column says, by any of its headings.
const HEADINGS: [(Column, &[&str]); 13] = [
    (Column::Id, &["编号", "专家编号", "id"]),
    (Column::Kind, &["类别", "kind"]),
    (Column::Name, &["姓名", "name"]),
    (Column::Unit, &["单位", "工作单位", "unit"]),
    (Column::Fields, &["专业", "专业领域", "fields"]),
    (Column::Title, &["职称", "title"]),
    (Column::Senior, &["是否高级", "senior"]),
    (Column::Languages, &["语种", "languages"]),
    (Column::Until, &["聘期至", "until"]),
    (Column::Telephone, &["电话", "手机", "联系电话", "telephone"]),
    (Column::Mail, &["邮箱", "电子邮箱", "mail"]),
    (Column::IdentityNumber, &["身份证号", "identity_number"]),
    (Column::BankAccount, &["银行账号", "bank_account"]),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Id,
    Kind,
    Name,
    Unit,
    Fields,
    Title,
    Senior,
    Languages,
    Until,
    Telephone,
    Mail,
    IdentityNumber,
    BankAccount,
}

/// Which column of a list stands where.
pub(super) struct Columns {
    at: Vec<(Column, usize)>,
}

/// A row that can be an admission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Listed {
    /// The id, where the list has one.
    pub(super) id: Option<PersonId>,
    pub(super) description: Description,
    pub(super) until: Date,
    /// What is private, where the list has any of it.
    pub(super) personal: Option<PersonalData>,
}

impl Columns {
    /// Reads the first row of a list.
    pub(super) fn of(head: &[String]) -> Result<Columns, String> {
        let mut at = Vec::new();
        for (index, heading) in head.iter().enumerate() {
            let plain = heading.to_lowercase();
            let known = HEADINGS.iter().find(|(_, names)| names.contains(&plain.as_str()));
            match known {
                // Offices keep a telephone of the desk and one of the hand.
                Some((Column::Telephone, _)) => at.push((Column::Telephone, index)),
                Some((column, _)) if at.iter().any(|(held, _)| held == column) => {
                    return Err(format!("the column `{heading}` stands twice"));
                }
                Some((column, _)) => at.push((*column, index)),
                None if heading.is_empty() => {}
                None => return Err(format!("no column is called `{heading}` ({})", wanted())),
            }
        }
        let lacks = [Column::Name, Column::Unit, Column::Fields, Column::Until]
            .into_iter()
            .find(|column| !at.iter().any(|(held, _)| held == column));
        match lacks {
            Some(column) => {
                Err(format!("the column `{}` is missing ({})", heading(column), wanted()))
            }
            None => Ok(Columns { at }),
        }
    }

    /// Reads a row; `people` knows the units by their names.
    pub(super) fn read(&self, cells: &[String], people: &People) -> Result<Listed, String> {
        let cell = |column: Column| {
            let (_, index) = self.at.iter().find(|(held, _)| *held == column)?;
            cells.get(*index).map(String::as_str).filter(|text| !text.is_empty())
        };
        let needed = |column: Column| {
            cell(column).ok_or_else(|| format!("{}: it is empty", heading(column)))
        };
        let id = cell(Column::Id).map(parsed(Column::Id)).transpose()?;
        let kind = cell(Column::Kind).map_or(Ok(ExpertKind::Expert), kind)?;
        let name: Name = parsed(Column::Name)(needed(Column::Name)?)?;
        let unit = unit(needed(Column::Unit)?, people)?;
        let fields = words(needed(Column::Fields)?).map(field).collect::<Result<Vec<_>, _>>()?;
        let title = cell(Column::Title).map(parsed(Column::Title)).transpose()?;
        let senior = cell(Column::Senior).map_or(Ok(false), senior)?;
        let languages = cell(Column::Languages).unwrap_or_default();
        let languages = words(languages).map(language).collect::<Result<Vec<_>, _>>()?;
        let until = day(needed(Column::Until)?)?;
        let description = Description { kind, name, unit, fields, title, senior, languages };
        let personal = self.personal(cells)?;
        Ok(Listed { id, description, until, personal })
    }

    /// What is private in a row. What is wrong with it is said without it.
    fn personal(&self, cells: &[String]) -> Result<Option<PersonalData>, String> {
        let joined = |column: Column| {
            let at = self.at.iter().filter(|(held, _)| *held == column);
            let texts =
                at.filter_map(|(_, index)| cells.get(*index)).filter(|text| !text.is_empty());
            texts.map(String::as_str).collect::<Vec<_>>().join("、")
        };
        let given = [Column::Telephone, Column::Mail, Column::IdentityNumber, Column::BankAccount];
        let texts = given.map(joined);
        for (column, text) in given.iter().zip(&texts).skip(2) {
            if !text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b' ' | b'-')) {
                let heading = heading(*column);
                return Err(format!(
                    "{heading}: digits and letters (keep the column as text: a number loses its last digits)"
                ));
            }
        }
        if texts.iter().all(String::is_empty) {
            return Ok(None);
        }
        let data = PersonalData::of(texts.each_ref().map(String::as_str));
        data.map(Some).map_err(|bad| format!("{}: {}", bad.field, bad.why))
    }
}

fn heading(column: Column) -> &'static str {
    let known = HEADINGS.iter().find(|(held, _)| *held == column);
    known.and_then(|(_, names)| names.first()).copied().unwrap_or_default()
}

fn wanted() -> String {
    let names: Vec<&str> = HEADINGS.iter().map(|(column, _)| heading(*column)).collect();
    format!("the columns are {}", names.join("、"))
}

fn parsed<T: std::str::FromStr<Err = plumbline_lifecycle::BadWord>>(
    column: Column,
) -> impl Fn(&str) -> Result<T, String> {
    move |text| {
        text.parse().map_err(|bad: T::Err| format!("{}: `{text}`: {}", heading(column), bad.why))
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(['、', '，', ',', '；', ';', '/', ' ', '\n'])
        .map(str::trim)
        .filter(|word| !word.is_empty())
}

fn kind(text: &str) -> Result<ExpertKind, String> {
    let known = ExpertKind::ALL.into_iter().find(|kind| [kind.zh(), kind.key()].contains(&text));
    known.ok_or_else(|| format!("类别: `{text}`: one of 专家, 顾问, 工作人员"))
}

/// A unit by its id, or by its name in Chinese.
fn unit(text: &str, people: &People) -> Result<UnitId, String> {
    let by_id = text.parse::<UnitId>().ok().filter(|id| people.units.contains_key(id));
    let mut named = people.units.iter().filter(|(_, unit)| unit.names.get("zh") == Some(text));
    match (by_id, named.next(), named.next()) {
        (Some(id), _, _) => Ok(id),
        (None, Some((id, _)), None) => Ok(id.clone()),
        (None, Some((one, _)), Some((other, _))) => {
            Err(format!("单位: `{text}` is the name of {one} and of {other} (write the id)"))
        }
        (None, None, _) => Err(format!(
            "单位: no open unit is called `{text}` (`plumbline people found` founds one)"
        )),
    }
}

fn field(text: &str) -> Result<Field, String> {
    let known = FIELDS.iter().find(|(key, zh, _)| *key == text || *zh == text);
    let key = known.map_or(text, |(key, _, _)| key);
    let names: Vec<&str> = FIELDS.iter().map(|(_, zh, _)| *zh).collect();
    key.parse().map_err(|_| format!("专业: `{text}`: one of {}", names.join("、")))
}

fn senior(text: &str) -> Result<bool, String> {
    match text.to_lowercase().as_str() {
        "是" | "高级" | "yes" | "y" | "1" | "true" => Ok(true),
        "否" | "no" | "n" | "0" | "false" | "-" => Ok(false),
        _ => Err(format!("是否高级: `{text}`: 是 or 否")),
    }
}

fn language(text: &str) -> Result<Language, String> {
    let tag = match text {
        "中文" | "汉语" => "zh",
        "英语" | "英文" => "en",
        "日语" | "日文" => "ja",
        "法语" | "法文" => "fr",
        "德语" | "德文" => "de",
        "俄语" | "俄文" => "ru",
        "韩语" | "韩文" | "朝鲜语" => "ko",
        "西班牙语" => "es",
        tag => tag,
    };
    tag.parse().map_err(|_| format!("语种: `{text}`: as 英语, or a language tag such as en"))
}

/// A day as people write it: 2027-12-31, 2027/12/31, 2027.12.31, 2027年12月31日.
fn day(text: &str) -> Result<Date, String> {
    let said = || format!("聘期至: `{text}`: a day, as 2027-12-31 or 2027年12月31日");
    let plain = text.trim_end_matches('日').replace(['年', '月', '/', '.'], "-");
    let parts: Vec<&str> = plain.split('-').collect();
    let [year, month, day] = parts[..] else { return Err(said()) };
    let (year, month, day) = (year.parse(), month.parse(), day.parse());
    let (Ok(year), Ok(month), Ok(day)) = (year, month, day) else { return Err(said()) };
    Date::new(year, month, day).map_err(|_| said())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[&str]) -> Vec<String> {
        cells.iter().map(|cell| (*cell).to_owned()).collect()
    }

    #[test]
    fn each_cell_is_read_as_people_write_it_or_named() {
        let names = serde_json::json!({ "zh": "示例学院" });
        let unit = serde_json::json!({ "names": names, "kind": "institution", "area": "330100" });
        let people = serde_json::json!({
            "units": { "u-college": unit }, "closed": {}, "persons": {}, "tenures": [], "deputies": [],
            "delegations": [], "places": {},
        });
        let people: People = serde_json::from_value(people).unwrap();
        let head = row(&[
            "姓名",
            "单位",
            "专业",
            "职称",
            "是否高级",
            "语种",
            "聘期至",
            "电话",
            "身份证号",
        ]);
        let columns = Columns::of(&head).unwrap();
        let good = [
            "示例：钱某",
            "示例学院",
            "养老服务、综合",
            "教授",
            "是",
            "英语，中文",
            "2027年12月31日",
            "0571-1",
            "33010019700101001X",
        ];
        let read = columns.read(&row(&good), &people).unwrap();
        assert_eq!(read.until.to_string(), "2027-12-31");
        assert!(read.description.senior && read.description.languages.len() == 2);
        assert_eq!(read.description.unit.as_str(), "u-college");
        let private = read.personal.unwrap();
        assert_eq!(private.telephone.unwrap().as_str(), "0571-1");
        assert!(private.mail.is_none() && private.identity_number.is_some());
        for (at, text, says) in [
            (0, "", "姓名: it is empty"),
            (1, "某某学院", "单位: no open unit is called `某某学院`"),
            (2, "养老服务、航天", "专业: `航天`: one of 社会救助"),
            (4, "也许", "是否高级: `也许`: 是 or 否"),
            (6, "2027-02-30", "聘期至: `2027-02-30`: a day"),
            (8, "3.3010019700101E17", "身份证号: digits and letters"),
        ] {
            let mut cells = good;
            cells[at] = text;
            let said = columns.read(&row(&cells), &people).unwrap_err();
            assert!(said.starts_with(says), "{said}");
        }
        let bad = |head: &[&str]| Columns::of(&row(head)).err().unwrap();
        assert!(bad(&["姓名", "单位", "专业"]).starts_with("the column `聘期至` is missing"));
        assert!(bad(&["姓名", "年龄"]).starts_with("no column is called `年龄`"));
        assert_eq!(bad(&["姓名", "name"]), "the column `name` stands twice");
    }
}
