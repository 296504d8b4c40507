//! 意见汇总处理表 as a sheet of text: the columns of GB/T 1.1, a comment a row, its head and its counts.

use plumbline_lifecycle::PartId;
use plumbline_lifecycle::consultation::{Counts, Outcome, Row, Table};

/// The columns.
const COLUMNS: [&str; 6] = ["序号", "章条编号", "意见内容", "提出单位", "处理意见", "理由/备注"];

/// The whole sheet as CSV (RFC 4180), with the mark by which Excel knows UTF-8.
pub(super) fn csv(part: &PartId, title: &str, table: &Table) -> String {
    let mut rows = vec![
        vec!["意见汇总处理表".to_owned()],
        vec!["标准名称".into(), title.into()],
        vec!["征求意见".into(), format!("{part}（{}）", table.purpose.zh())],
        vec![
            "负责起草单位".into(),
            table.unit.as_ref().map(ToString::to_string).unwrap_or_default(),
        ],
        vec!["期限".into(), format!("{} 至 {}", day(table.since), day(table.until))],
        COLUMNS.map(str::to_owned).to_vec(),
    ];
    rows.extend((1..).zip(table.rows()).map(|(at, row)| cells(at, row, table)));
    rows.extend(counts(&table.counts()).map(|line| vec![line]));
    let line = |cells: Vec<String>| {
        let quoted: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
        quoted.join(",") + "\r\n"
    };
    std::iter::once("\u{FEFF}".to_owned()).chain(rows.into_iter().map(line)).collect()
}

fn day(day: Option<jiff::civil::Date>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

/// A comment as its row.
pub(super) fn cells(at: usize, row: &Row, table: &Table) -> Vec<String> {
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
pub(super) fn counts(counts: &Counts) -> impl Iterator<Item = String> + use<> {
    let Counts { asked, replied, replied_with_comments, comments, late, taken, partly, not, open } =
        *counts;
    [
        format!("① 发送征求意见稿的单位数：{asked} 个"),
        format!("② 收到征求意见稿后回函的单位数：{replied} 个"),
        format!("③ 回函并有建议或意见的单位数：{replied_with_comments} 个"),
        format!("④ 没有回函的单位数：{} 个", asked - replied),
        format!("⑤ 意见 {comments} 条（逾期 {late} 条）：采纳 {taken}，部分采纳 {partly}，不采纳 {not}，待处理 {open}"),
    ]
    .into_iter()
}

/// A cell as text and nothing else: a spreadsheet would work out what begins like a formula.
fn quoted(cell: &str) -> String {
    let formula = cell.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    let guarded = if formula { format!("'{cell}") } else { cell.to_owned() };
    format!("\"{}\"", guarded.replace('"', "\"\""))
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
