//! An approval as people read it in a terminal, a line a seat, and as programs do.

use plumbline_lifecycle::approval::{Approval, Capacity, Chain, Filler, Mode, Seat, Step};
use plumbline_lifecycle::people::People;
use plumbline_lifecycle::{Jurisdiction, PersonId, Source, Words};
use plumbline_views::{Act, Matter};

use crate::output::table;

/// Who may decide on the seats that are open.
type MayAct<'a> = [(&'a Seat, Vec<Filler<'a>>)];

/// The chain, and all that was said: ✓ agreed, ✗ disagreed, ▶ whose turn it is, · not yet.
pub(super) fn told(matter: &Matter, chain: &Chain, example_of: Option<&Jurisdiction>) -> String {
    let may_act = matter.approval.may_act(&matter.people, &matter.calendar, matter.day);
    let mut text = heading(matter, chain, example_of);
    for step in &chain.route {
        text.push_str(&format!("\n{}", step_line(step, chain, &matter.approval)));
        let seat = |seat: &Seat| seat_row(seat, open(&may_act, step, chain, seat), &matter.people);
        text.push_str(&table(&step.seats.iter().map(seat).collect::<Vec<_>>(), &[]));
    }
    text.push('\n');
    text.push_str(&table(&matter.acts.iter().map(act_row).collect::<Vec<_>>(), &[]));
    if !chain.copies.is_empty() {
        text.push_str(&format!("抄送 copies: {}\n", names(&chain.copies, &matter.people)));
    }
    text
}

fn heading(matter: &Matter, chain: &Chain, example_of: Option<&Jurisdiction>) -> String {
    let Words { zh, en } = matter.approval.standing(&matter.people);
    let gate = chain.gate;
    let submitter = matter.people.name_of(&chain.submitter);
    let mut text = format!("{}  {} {}  {zh} {en}\n", matter.id, gate.zh(), gate.en());
    text.push_str(&format!("提交 submitted: {submitter}, {}", chain.submitted_on));
    if matter.approval.is_under_way() {
        text.push_str(&format!("; since {}", chain.since));
    }
    if let Some(last) = matter.approval.last_day(&matter.calendar) {
        let provisional = if last.provisional { " (暂定 provisional)" } else { "" };
        let late = if last.day < matter.day { "overdue since" } else { "until" };
        text.push_str(&format!(", {late} {}{provisional}", last.day));
    }
    if let (Approval::Running(_), Some(step)) = (&matter.approval, chain.step()) {
        let Words { zh, en } = Source::of(step.source.clone(), step.unverified).told();
        let example = example_of.map(Source::example_of);
        let (also_zh, also_en) = match &example {
            Some(words) => (format!("（{}）", words.zh), format!(" ({})", words.en)),
            None => Default::default(),
        };
        text.push_str(&format!("\n{zh}{also_zh}\n{en}{also_en}"));
    }
    for one in &chain.experts {
        let said = &one.description;
        let fields: Vec<&str> = said.fields.iter().map(|field| field.as_str()).collect();
        text.push_str(&format!(
            "\n  {} {}  {}  {}  至 until {}",
            one.expert,
            said.name,
            said.unit,
            fields.join(", "),
            one.until
        ));
    }
    text.push('\n');
    text
}

fn step_line(step: &Step, chain: &Chain, approval: &Approval) -> String {
    let here = step.no == chain.at && matches!(approval, Approval::Running(_));
    let mode = match (step.seats.len(), step.mode) {
        (1, Mode::All) => String::new(),
        (_, mode) => format!(" ({} {})", mode.zh(), mode.en()),
    };
    let mark = if here { "▶" } else { " " };
    format!("{mark} {} {} {}{mode}\n", step.no, step.zh, step.en)
}

fn open<'a>(
    may_act: &'a MayAct<'a>,
    step: &Step,
    chain: &Chain,
    seat: &Seat,
) -> Option<&'a [Filler<'a>]> {
    let here = may_act.iter().filter(|_| step.no == chain.at);
    here.into_iter().find(|(open, _)| open.no == seat.no).map(|(_, all)| all.as_slice())
}

fn seat_row(seat: &Seat, open: Option<&[Filler<'_>]>, people: &People) -> Vec<String> {
    let of = seat.of.words(people);
    let (mark, who, on) = match (&seat.decision, open) {
        (Some(verdict), _) => {
            let mark = if verdict.agree { "✓" } else { "✗" };
            let whom = verdict.stands_for.as_ref().map(|whom| people.name_of(whom));
            let whom = whom.map(|whom| format!(" (for {whom})")).unwrap_or_default();
            (mark, format!("{}{whom}", people.name_of(&verdict.by)), verdict.on.to_string())
        }
        (None, Some([])) => {
            ("▶", "无人可办，待改派 nobody can; the office reassigns".to_owned(), String::new())
        }
        (None, Some(fillers)) => {
            let who: Vec<String> = fillers.iter().map(|one| filler(one, people)).collect();
            ("▶", who.join(", "), String::new())
        }
        (None, None) => ("·", String::new(), String::new()),
    };
    let added = seat.added.as_ref().map(|by| format!("加签 added by {}", people.name_of(by)));
    let of = if of.zh == of.en { of.zh } else { format!("{} {}", of.zh, of.en) };
    vec![format!("    {mark} {}", seat.no), of, who, on, added.unwrap_or_default()]
}

fn filler(filler: &Filler<'_>, people: &People) -> String {
    let name = people.name_of(filler.person);
    match (filler.capacity, filler.stands_for) {
        (Capacity::Holder, _) => name.to_owned(),
        (Capacity::Deputy, _) => format!("{name} (副职 deputy)"),
        (Capacity::Delegate, Some(whom)) => {
            format!("{name} (受托 for {})", people.name_of(whom))
        }
        (Capacity::Delegate, None) => format!("{name} (受托 delegate)"),
    }
}

fn act_row(act: &Act) -> Vec<String> {
    let Act { recorded, words, .. } = act;
    let whom = recorded.on_behalf_of.as_ref().map(|whom| format!(" for {whom}"));
    vec![
        format!("  {}", recorded.happened_on),
        format!("{} {}", words.zh, words.en),
        act.opinion().unwrap_or_default().to_owned(),
        format!("seq {}, {}{}", recorded.seq, recorded.actor, whom.unwrap_or_default()),
    ]
}

fn names(persons: &[PersonId], people: &People) -> String {
    persons.iter().map(|person| people.name_of(person)).collect::<Vec<_>>().join(", ")
}
