//! The columns of a list of standards, by the headings that offices use.

/// What a column says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    Number,
    Title,
    TitleEn,
    Level,
    Field,
    Jurisdiction,
    DraftingUnit,
    Published,
    Effective,
    Reviewed,
    Conclusion,
    Replaces,
    Edition,
    Procedure,
    Ground,
    Id,
}

/// Each with its headings; the first is the one that a template has.
const HEADINGS: [(Column, &[&str]); 16] = [
    (Column::Number, &["标准编号", "标准号", "number"]),
    (Column::Title, &["标准名称", "名称", "title"]),
    (Column::TitleEn, &["英文名称", "title_en"]),
    (Column::Level, &["层级", "标准类别", "level"]),
    (Column::Field, &["领域", "业务领域", "field"]),
    (Column::Jurisdiction, &["辖区", "行政区划代码", "jurisdiction"]),
    (Column::DraftingUnit, &["起草单位", "drafting_unit"]),
    (Column::Published, &["发布日期", "published_on"]),
    (Column::Effective, &["实施日期", "effective_on"]),
    (Column::Reviewed, &["复审日期", "最近复审日期", "reviewed_on"]),
    (Column::Conclusion, &["复审结论", "conclusion"]),
    (Column::Replaces, &["代替标准", "代替", "replaces"]),
    (Column::Edition, &["版次", "edition"]),
    (Column::Procedure, &["程序", "procedure"]),
    (Column::Ground, &["录入依据", "依据", "ground"]),
    (Column::Id, &["标识", "id"]),
];

impl Column {
    /// What the first line must have.
    pub(super) const NEEDED: [Column; 6] = [
        Column::Number,
        Column::Title,
        Column::Field,
        Column::DraftingUnit,
        Column::Published,
        Column::Effective,
    ];

    /// The column of a heading.
    pub(super) fn called(heading: &str) -> Option<Column> {
        let plain = heading.to_lowercase();
        let known = HEADINGS.iter().find(|(_, names)| names.contains(&plain.as_str()));
        known.map(|(column, _)| *column)
    }

    /// The heading of a template.
    pub(super) fn heading(self) -> &'static str {
        let known = HEADINGS.iter().find(|(held, _)| *held == self);
        known.and_then(|(_, names)| names.first()).copied().unwrap_or_default()
    }

    /// The first line of a list, every column in it.
    pub(super) fn template() -> Vec<String> {
        HEADINGS.iter().map(|(column, _)| column.heading().to_owned()).collect()
    }

    /// The column that a rule is about, where it is about one.
    pub(super) fn of_rule(rule: &str) -> Option<Column> {
        Some(match rule {
            "number-taken"
            | "number-written-otherwise"
            | "entered-beyond-series"
            | "first-number-too-high"
            | "series-of-another-place"
            | "series-of-others"
            | "entry-of-another-year" => Column::Number,
            "day-too-early" => Column::Effective,
            "impossible-day" => Column::Published,
            "wrong-level" | "goes-by-another" => Column::Level,
            "unknown-procedure" | "procedure-not-named" | "observed-only" => Column::Procedure,
            "already-exists" | "kept-for-observed" | "kept-for-pools" => Column::Id,
            "not-entered" => Column::Reviewed,
            _ => return None,
        })
    }
}
