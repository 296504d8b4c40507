//! The desk as a colleague would tell it: what is late first, Chinese first, English beside it.

use jiff::civil::Date;
use plumbline_views::{Mine, Named, Paged, Sent, Stuck, Waiting, WaitingOn};

use crate::output::table;

/// What waits for somebody, and what became of what they submitted.
pub(super) fn mine(who: &Named, day: Date, mine: &Paged<Mine>, sent: &Paged<Sent>) -> String {
    let late = mine.rows.iter().filter(|row| row.waiting.is_late).count();
    let (name, count) = (&who.name, mine.rows.len());
    let mut text =
        format!("{name} {day}：待办 {count} 项，逾期 {late} 项 / {count} to do, {late} late\n");
    let rows: Vec<Vec<String>> = mine.rows.iter().map(row_of_mine).collect();
    text.push_str(&table(&rows, &[]));
    text.push_str(cut(mine.more));
    let under_way: Vec<Vec<String>> =
        sent.rows.iter().filter(|row| row.outcome.is_none()).map(row_of_sent).collect();
    if !under_way.is_empty() {
        text.push_str("\n已提交，审批中 / Submitted, under approval\n");
        text.push_str(&table(&under_way, &[]));
    }
    text
}

fn row_of_mine(row: &Mine) -> Vec<String> {
    let mut cells = row_of(&row.waiting);
    let whom = row.stands_for.as_ref().map(|whom| format!("（{}）", whom.name)).unwrap_or_default();
    let (zh, en) = (row.capacity.zh(), row.capacity.en());
    cells.push(format!("{zh}{whom} {en}"));
    let missing: Vec<&str> = row.waiting.missing.iter().map(|paper| paper.zh.as_str()).collect();
    if !missing.is_empty() {
        cells.push(format!("缺：{}", missing.join("、")));
    }
    cells
}

fn row_of(waiting: &Waiting) -> Vec<String> {
    let until = match (waiting.until, waiting.is_late) {
        (None, _) => "—".to_owned(),
        (Some(day), true) => format!("{day} 逾期 late"),
        (Some(day), false) if waiting.provisional => format!("{day} 暂定 provisional"),
        (Some(day), false) => day.to_string(),
    };
    let title = waiting.standard.title_zh.as_ref().or(waiting.standard.title_en.as_ref());
    vec![
        until,
        waiting.standard.id.clone(),
        title.cloned().unwrap_or_default(),
        format!("{} / {}", waiting.what.zh, waiting.what.en),
        format!("自 {} 起 {} 个工作日", waiting.since, waiting.working_days),
    ]
}

fn row_of_sent(row: &Sent) -> Vec<String> {
    let title = row.standard.title_zh.as_ref().or(row.standard.title_en.as_ref());
    vec![
        row.on.to_string(),
        row.standard.id.clone(),
        title.cloned().unwrap_or_default(),
        format!("{} / {}", row.gate.zh(), row.gate.en()),
        format!("{} / {}", row.now.zh, row.now.en),
    ]
}

/// Seats that nobody can fill, each with what would help.
pub(super) fn stuck(found: &Paged<Stuck>, day: Date) -> String {
    let count = found.rows.len();
    let mut text = format!("{day}：无人可办 {count} 项 / {count} that nobody can do\n");
    for row in &found.rows {
        text.push_str(&table(&[row_of(&row.waiting)], &[]));
        text.push_str(&format!("  {}\n  {}\n", row.says.zh, row.says.en));
    }
    text.push_str(cut(found.more));
    text
}

/// On whom the house waits.
pub(super) fn waiting_on(found: &[WaitingOn], day: Date) -> String {
    let mut rows = vec![
        ["等谁", "waits for", "项 count", "逾期 late", "最早 oldest"].map(str::to_owned).to_vec(),
    ];
    rows.extend(found.iter().map(|row| {
        let (count, late) = (row.count.to_string(), row.late.to_string());
        vec![row.who.zh.clone(), row.who.en.clone(), count, late, row.oldest.to_string()]
    }));
    format!("{day}\n{}", table(&rows, &[2, 3]))
}

fn cut(more: bool) -> &'static str {
    if more { "还有更多（--limit） / there are more (--limit)\n" } else { "" }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use plumbline_lifecycle::approval::Capacity;
    use plumbline_lifecycle::people::Role;
    use plumbline_lifecycle::procedure::Gate;
    use plumbline_lifecycle::{Place, Then, Which, Words};
    use plumbline_views::Titled;

    use super::*;

    fn words(zh: &str, en: &str) -> Words {
        Words { zh: zh.into(), en: en.into() }
    }

    fn waiting() -> Waiting {
        Waiting {
            stream: "approval/day-care.proposal.1".into(),
            which: Which::Seat { step: 1, seat: 1 },
            standard: Titled {
                id: "day-care".into(),
                title_zh: Some("示例：助餐服务规范".into()),
                title_en: None,
                label: None,
                place: Some(Place::ALL[0]),
                jurisdiction: "330100".into(),
                example_of: None,
            },
            gate: Some(Gate::Proposal),
            what: words("处室审核", "Division"),
            who: words("示例处处室负责人", "Head of division of Welfare"),
            since: date(2026, 4, 2),
            working_days: 4,
            until: Some(date(2026, 4, 8)),
            is_late: true,
            provisional: false,
            then: Then::Escalate,
            clause: "示例".into(),
            unverified: false,
            missing: vec![words("分析报告", "Analysis")],
            submitter: None,
            may: Vec::new(),
            follow: None,
        }
    }

    fn named(id: &str, name: &str) -> Named {
        Named { id: id.into(), name: name.into() }
    }

    #[test]
    fn a_desk_reads_like_a_colleagues_answer() {
        let later = Waiting { is_late: false, until: None, missing: Vec::new(), ..waiting() };
        let rows = vec![
            Mine {
                waiting: waiting(),
                capacity: Capacity::Delegate,
                stands_for: Some(named("p-zhao", "赵某")),
            },
            Mine { waiting: later, capacity: Capacity::Holder, stands_for: None },
        ];
        let sent = Sent {
            stream: "approval/meals.proposal.1".into(),
            standard: Titled { id: "meals".into(), ..waiting().standard },
            gate: Gate::Proposal,
            on: date(2026, 4, 1),
            outcome: None,
            ended_on: None,
            now: words("会签", "Co-signing"),
        };
        let told = mine(
            &named("p-li", "李某"),
            date(2026, 4, 9),
            &Paged { rows, more: true },
            &Paged { rows: vec![sent], more: false },
        );
        assert_eq!(
            told,
            "李某 2026-04-09：待办 2 项，逾期 1 项 / 2 to do, 1 late
2026-04-08 逾期 late  day-care  示例：助餐服务规范  处室审核 / Division  自 2026-04-02 起 4 个工作日  受托（赵某） as delegate  缺：分析报告
—                     day-care  示例：助餐服务规范  处室审核 / Division  自 2026-04-02 起 4 个工作日  本人 own
还有更多（--limit） / there are more (--limit)

已提交，审批中 / Submitted, under approval
2026-04-01  meals  示例：助餐服务规范  立项 / Proposal  会签 / Co-signing
"
        );
    }

    #[test]
    fn on_whom_the_house_waits_is_a_table() {
        let row = WaitingOn {
            key: "drafters".into(),
            who: words("示例处处室负责人", "Head of division of Welfare"),
            role: Some(Role::DivisionHead),
            unit: None,
            person: None,
            count: 12,
            oldest: date(2026, 4, 2),
            late: 3,
        };
        assert_eq!(
            waiting_on(&[row], date(2026, 4, 9)),
            "2026-04-09
等谁              waits for                    项 count  逾期 late  最早 oldest
示例处处室负责人  Head of division of Welfare        12          3  2026-04-02
"
        );
    }
}
