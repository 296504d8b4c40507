//! 意见汇总处理表: the columns of GB/T 1.1, a comment a row, with its head and its counts.

use jiff::civil::Date;
use plumbline_lifecycle::PartId;
use plumbline_lifecycle::consultation::{Counts, Outcome, Row, Table};

use crate::sheet::{Both, Column, Sheet};

/// The columns, and how wide they are.
const COLUMNS: [(&str, &str, u16); 6] = [
    ("序号", "No.", 7),
    ("章条编号", "Clause", 12),
    ("意见内容", "Comment", 48),
    ("提出单位", "From", 22),
    ("处理意见", "Disposal", 12),
    ("理由/备注", "Reason, remarks", 48),
];

/// The table of one consultation on the standard with this title, as of a day.
#[must_use]
pub fn comment_table(part: &PartId, title: &str, table: &Table, day: Date) -> Sheet {
    let text = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let unit = table.unit.as_ref().map(ToString::to_string).unwrap_or_default();
    let head = [
        ("标准名称", "Standard", title.to_owned()),
        ("征求意见", "Consultation", format!("{part}（{}）", table.purpose.zh())),
        ("负责起草单位", "Drafted by", unit),
        ("期限", "Open", format!("{} 至 {}", text(table.since), text(table.until))),
        ("截至日期", "As of", day.to_string()),
    ];
    let columns = COLUMNS.map(|(zh, en, width)| Column { title: Both::new(zh, en), width });
    Sheet {
        title: Both::new("意见汇总处理表", "Comments and their disposal"),
        head: head.into_iter().map(|(zh, en, value)| (Both::new(zh, en), value)).collect(),
        columns: columns.into(),
        rows: (1..).zip(table.rows()).map(|(at, row)| cells(at, row, table)).collect(),
        foot: counted(&table.counts()),
        day,
    }
}

/// A comment as its row.
fn cells(at: usize, row: &Row, table: &Table) -> Vec<String> {
    let disposal = row.disposal.as_ref();
    let late = table.is_late(row.on).then(|| format!("逾期意见（{} 收到）", row.on));
    let reason = disposal.and_then(|disposal| disposal.reason.as_ref()).map(ToString::to_string);
    let change = disposal.and_then(|disposal| disposal.change.as_ref());
    let change = change.map(|change| format!("修改：{change}"));
    let remarks: Vec<String> = [reason, change, late].into_iter().flatten().collect();
    vec![
        at.to_string(),
        row.clause.as_ref().map_or("全文".into(), ToString::to_string),
        row.text.to_string(),
        row.from.to_string(),
        disposal.map_or("待处理", |disposal| Outcome::zh(disposal.outcome)).to_owned(),
        remarks.join("；"),
    ]
}

/// The lines below the table, as its form has them.
fn counted(counts: &Counts) -> Vec<Both> {
    let Counts { asked, replied, replied_with_comments, comments, late, taken, partly, not, open } =
        *counts;
    let silent = asked.saturating_sub(replied);
    let line = |zh: String, en: String| Both { zh, en };
    vec![
        line(format!("① 发送征求意见稿的单位数：{asked} 个"), format!("Bodies asked: {asked}")),
        line(
            format!("② 收到征求意见稿后回函的单位数：{replied} 个"),
            format!("Bodies that replied: {replied}"),
        ),
        line(
            format!("③ 回函并有建议或意见的单位数：{replied_with_comments} 个"),
            format!("Of these, with comments: {replied_with_comments}"),
        ),
        line(
            format!("④ 没有回函的单位数：{silent} 个"),
            format!("Bodies that did not reply: {silent}"),
        ),
        line(
            format!(
                "⑤ 意见 {comments} 条（逾期 {late} 条）：采纳 {taken}，部分采纳 {partly}，不采纳 {not}，待处理 {open}"
            ),
            format!(
                "Comments: {comments} ({late} late): taken {taken}, partly {partly}, not taken {not}, open {open}"
            ),
        ),
    ]
}

#[cfg(test)]
mod tests {
    use calamine::{Reader as _, Xlsx};
    use plumbline_lifecycle::consultation::{Event, Purpose};

    use super::*;
    use crate::Form;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    /// Two bodies are asked and one replies; four comments, of which one is a formula to a spreadsheet and one is late.
    fn told() -> Table {
        let mut table = Table::default();
        let said = |no: u32, clause: Option<&str>, text: &str| Event::CommentReceived {
            no,
            clause: clause.map(|clause| clause.parse().unwrap()),
            text: text.parse().unwrap(),
            from: "示例市财政局".parse().unwrap(),
            in_public: false,
        };
        let disposed = |no, outcome, reason: Option<&str>, change: Option<&str>| {
            let words = |text: Option<&str>| text.map(|text| text.parse().unwrap());
            Event::CommentDisposed { no, outcome, reason: words(reason), change: words(change) }
        };
        for (on, event) in [
            (
                "2026-04-07",
                Event::ConsultationBegun {
                    purpose: Purpose::Draft,
                    until: day("2026-05-08"),
                    bodies: vec!["示例市财政局".parse().unwrap(), "示例市民宗局".parse().unwrap()],
                    unit: "示例养老协会".parse().unwrap(),
                    bundle: Vec::new(),
                    source: String::new(),
                    unverified: false,
                },
            ),
            ("2026-04-10", said(1, Some("5.10"), "应明确经费来源")),
            ("2026-04-11", said(2, Some("5.9"), "=HYPERLINK(\"https://example.cn\",\"点我\")")),
            ("2026-04-12", said(3, None, "总体同意")),
            ("2026-05-11", said(4, Some("6"), "增加无障碍要求")),
            (
                "2026-04-12",
                Event::ReplyReceived { body: "示例市财政局".parse().unwrap(), comments: 3 },
            ),
            ("2026-05-12", disposed(1, Outcome::Taken, None, Some("增加 5.10.3"))),
            ("2026-05-12", disposed(3, Outcome::Partly, Some("术语以上位标准为准"), None)),
            ("2026-05-12", disposed(4, Outcome::Not, Some("已有规定"), None)),
        ] {
            table.hear(&event, day(on));
        }
        table
    }

    fn sheet() -> Sheet {
        let part = "day-care.draft.1".parse().unwrap();
        comment_table(&part, "示例：社区日间照料规范", &told(), day("2026-05-12"))
    }

    const CSV: &str = "\u{FEFF}\
\"意见汇总处理表 Comments and their disposal\"\r
\"标准名称 Standard\",\"示例：社区日间照料规范\"\r
\"征求意见 Consultation\",\"day-care.draft.1（征求意见）\"\r
\"负责起草单位 Drafted by\",\"示例养老协会\"\r
\"期限 Open\",\"2026-04-07 至 2026-05-08\"\r
\"截至日期 As of\",\"2026-05-12\"\r
\"序号 No.\",\"章条编号 Clause\",\"意见内容 Comment\",\"提出单位 From\",\"处理意见 Disposal\",\"理由/备注 Reason, remarks\"\r
\"1\",\"全文\",\"总体同意\",\"示例市财政局\",\"部分采纳\",\"术语以上位标准为准\"\r
\"2\",\"5.9\",\"'=HYPERLINK(\"\"https://example.cn\"\",\"\"点我\"\")\",\"示例市财政局\",\"待处理\",\"\"\r
\"3\",\"5.10\",\"应明确经费来源\",\"示例市财政局\",\"采纳\",\"修改：增加 5.10.3\"\r
\"4\",\"6\",\"增加无障碍要求\",\"示例市财政局\",\"不采纳\",\"已有规定；逾期意见（2026-05-11 收到）\"\r
\"① 发送征求意见稿的单位数：2 个\",\"Bodies asked: 2\"\r
\"② 收到征求意见稿后回函的单位数：1 个\",\"Bodies that replied: 1\"\r
\"③ 回函并有建议或意见的单位数：1 个\",\"Of these, with comments: 1\"\r
\"④ 没有回函的单位数：1 个\",\"Bodies that did not reply: 1\"\r
\"⑤ 意见 4 条（逾期 1 条）：采纳 1，部分采纳 1，不采纳 1，待处理 1\",\"Comments: 4 (1 late): taken 1, partly 1, not taken 1, open 1\"\r
";

    #[test]
    fn the_table_as_text() {
        assert_eq!(String::from_utf8(Form::Csv.write(&sheet()).unwrap()).unwrap(), CSV);
    }

    #[test]
    fn the_workbook_holds_the_same_cells_as_text_and_is_the_same_bytes_each_time() {
        let written = Form::Xlsx.write(&sheet()).unwrap();
        assert_eq!(written, Form::Xlsx.write(&sheet()).unwrap());
        let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(&written)).unwrap();
        assert_eq!(book.sheet_names(), ["意见汇总处理表"]);
        assert!(
            book.worksheet_formula("意见汇总处理表").unwrap().is_empty(),
            "nothing is worked out"
        );
        let page = book.worksheet_range("意见汇总处理表").unwrap();
        let cell = |row, column| page.get((row, column)).unwrap().to_string();
        assert_eq!(cell(0, 0), "意见汇总处理表 Comments and their disposal");
        assert_eq!(
            (cell(1, 0), cell(1, 2)),
            ("标准名称\nStandard".into(), "示例：社区日间照料规范".into())
        );
        assert_eq!(
            (cell(6, 0), cell(6, 5)),
            ("序号\nNo.".into(), "理由/备注\nReason, remarks".into())
        );
        // The apostrophe of a text file is a mark of the cell here, and no part of what was said.
        assert_eq!(cell(8, 2), "=HYPERLINK(\"https://example.cn\",\"点我\")");
        for (at, row) in (7..).zip(&sheet().rows) {
            let told: Vec<String> = (0..6).map(|column| cell(at, column)).collect();
            assert_eq!(told, *row);
        }
        assert!(cell(15, 0).starts_with("⑤ 意见 4 条"), "{}", cell(15, 0));
        assert_eq!(page.height(), 16, "and that is all");
    }
}
