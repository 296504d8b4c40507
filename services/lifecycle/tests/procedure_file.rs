//! The file of a procedure: every key that there is, read back figure by figure, and what is refused, in words.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::BTreeMap;

use jiff::civil::date;
use plumbline_lifecycle::calendar::{BUILT_IN as YEARS, Notice};
use plumbline_lifecycle::procedure::{
    Against, Author, BUILT_IN, Check, Command, Compare, Count, Excluded, Form, Gate, Giver, Length,
    Mode, OFFERED, OrElse, Overdue, Procedure, Refusal, RollTo, SeatRule, Share, findings,
};
use plumbline_lifecycle::{Calendar, Folded, LastDay, No, Stage, StreamId, World, decide};

/// A file in which every key stands.
const WHOLE: &str = include_str!("procedures/whole.toml");

fn whole() -> Procedure {
    WHOLE.parse().unwrap()
}

fn days(days: i32) -> Length {
    Length { days, ..Length::default() }
}

fn working_days(working_days: i32) -> Length {
    Length { working_days, ..Length::default() }
}

fn months(months: i32) -> Length {
    Length { months, ..Length::default() }
}

#[test]
fn who_decides_where_and_how_time_counts() {
    let whole = whole();
    assert_eq!(whole.place.as_ref().unwrap().as_str(), "370000");
    assert_eq!(whole.authority.as_ref().unwrap().zh, "市市场监督管理局");
    assert_eq!(whole.roll.as_ref().unwrap().to, RollTo::NextWorkingDay);
    assert!(whole.rolls());
    assert_eq!(whole.reminders.as_ref().unwrap().days_before, [30, 7, 1]);
}

#[test]
fn every_limit_with_what_goes_with_it() {
    let whole = whole();
    let consultation = whole.consultation.as_ref().unwrap();
    assert_eq!((consultation.limit.length(), consultation.bodies), (days(30), 10));
    let plan = whole.plan.as_ref().unwrap();
    assert_eq!(plan.limit.length(), months(12));
    let milestones: Vec<_> = plan.milestones.iter().map(|m| (m.gate, m.length)).collect();
    assert_eq!(milestones, [(Gate::Consultation, months(6))]);
    let extension = whole.extension.as_ref().unwrap();
    assert_eq!((extension.months, extension.times), (6, 1));
    assert_eq!(extension.ask_before, Some(days(30)));
    assert_eq!(whole.publicity.as_ref().unwrap().length(), working_days(20));
    let filing = whole.filing.as_ref().unwrap();
    assert_eq!((filing.limit.length(), filing.receipt.as_str()), (days(30), "filing-receipt"));
    assert_eq!(filing.with.en, "the province");
    assert_eq!(whole.implementation.as_ref().unwrap().report_every, months(12));
    assert_eq!(whole.review.as_ref().unwrap().length(), months(60));
    assert_eq!(whole.review_lead.as_ref().unwrap().length(), months(6));
    let unverified = [&consultation.limit, &plan.limit, whole.review_lead.as_ref().unwrap()];
    assert!(unverified.into_iter().all(|limit| limit.is_unverified()));
    assert!(!whole.review.as_ref().unwrap().is_unverified());
}

#[test]
fn an_authority_gives_the_numbers() {
    let whole = whole();
    let numbering = whole.numbering.as_ref().unwrap();
    assert_eq!(numbering.by, Some(Giver::Authority));
    assert_eq!(numbering.series.as_deref(), Some("DB{area4}/T"));
    assert!(!whole.issues(&"DB3701/T".parse().unwrap()));
}

#[test]
fn papers_gates_and_returns() {
    let whole = whole();
    assert_eq!(whole.documents.len(), 20);
    assert_eq!(whole.documents["plan-notice"].from, Some(Author::Authority));
    assert_eq!(whole.documents["analysis"].from, None);
    // Every gate of a standard; the one of a pool is another procedure's.
    let asked = |gate: &Gate| whole.gates.contains_key(gate) == gate.stage().is_some();
    assert!(Gate::ALL.iter().all(asked), "{:?}", whole.gates.keys());
    let proposal = &whole.gates[&Gate::Proposal];
    assert_eq!((proposal.chain.as_deref(), proposal.unverified), (Some("bureau"), false));
    let papers: Vec<_> = proposal.papers().collect();
    assert_eq!(papers, ["analysis", "first-draft", "benefit", "rollout", "plan-notice"]);
    let review = &whole.gates[&Gate::IntoReview];
    assert!(review.disposed && review.unverified && review.answer.is_empty());
    assert_eq!(whole.gates[&Gate::OutOfReview].panel.as_deref(), Some("draft"));
    assert_eq!(whole.returns[&Stage::ExpertReview].to, [Stage::Drafting, Stage::Proposal]);
    assert!(whole.returns[&Stage::ExpertReview].unverified);
}

#[test]
fn a_panel_and_its_vote() {
    let whole = whole();
    let panel = &whole.panels["draft"];
    assert_eq!(panel.form, [Form::Meeting, Form::Letter]);
    assert_eq!((panel.size.least, panel.size.most, panel.size.odd), (5, 15, true));
    assert_eq!((panel.fields_each, panel.senior_least, panel.alternates), (1, 3, 4));
    assert_eq!((panel.unit_most, panel.load_most), (Some(2), Some(3)));
    assert_eq!(panel.interval, Some(days(30)));
    assert_eq!(panel.answer_within, Some(working_days(3)));
    assert_eq!(panel.papers_before, Some(days(7)));
    let excluded =
        [Excluded::Drafter, Excluded::DraftingUnit, Excluded::Conflict, Excluded::Approver];
    assert_eq!(panel.exclude, excluded);
    let vote = &whole.votes["draft"];
    assert_eq!((vote.secret, vote.rounds), (false, 2));
    let [turnout, consent] = vote.conditions.as_slice() else { panic!("two conditions") };
    let two_thirds = Share::Of { part: 2, whole: 3, of: Count::Members };
    assert_eq!((turnout.count, turnout.compare), (Count::Present, Compare::AtLeast));
    assert_eq!((turnout.with, turnout.or_else), (two_thirds, OrElse::Again));
    let three_quarters = Share::Of { part: 3, whole: 4, of: Count::Present };
    assert_eq!((consent.count, consent.with), (Count::Yes, three_quarters));
    assert_eq!(consent.or_else, OrElse::Fail);
}

#[test]
fn a_route_begins_with_the_chain_that_comes_before() {
    let whole = whole();
    let route = whole.route("leadership");
    let steps: Vec<_> = route.iter().map(|(_, step)| step.zh.as_str()).collect();
    assert_eq!(steps, ["处室审核", "会签", "分管局领导签批", "领导小组审议"]);
    let (bureau, co_signing) = route[1];
    let seats = ["legal", "office"].map(|role| SeatRule::Role(role.parse().unwrap()));
    assert_eq!((co_signing.mode, co_signing.seats.as_slice()), (Mode::All, seats.as_slice()));
    assert_eq!(co_signing.overdue, Some(Overdue::Deputy));
    let within = co_signing.within.as_ref().unwrap();
    assert_eq!((within.length(), &within.source), (working_days(5), &bureau.source));
    assert!(within.is_unverified(), "as its chain is");
    let (leadership, group) = route[3];
    assert_eq!(leadership.after.as_deref(), Some("bureau"));
    assert_eq!((group.seats.as_slice(), &group.within), ([SeatRule::Group].as_slice(), &None));
    assert!(whole.route("nobody").is_empty());
}

/// What a house without any procedure says to this text.
fn adopt(text: String) -> Result<(), No> {
    let procedures = (StreamId::Procedures, Folded::unborn(&StreamId::Procedures));
    let known = BTreeMap::from([procedures]);
    let day = date(2026, 11, 25);
    let world = World { known: &known, by: None, on: day, today: day };
    decide(&world, &StreamId::Procedures, &Command::AdoptProcedure { text }.into()).map(drop)
}

/// The errors for which a text is not adopted; the refusal names the first.
fn unfit_for(text: String) -> Vec<String> {
    let errors: Vec<_> =
        findings(&text, &Against::default()).into_iter().filter(|finding| !finding.warns).collect();
    let (finding, more) = (Box::new(errors[0].clone()), errors.len() - 1);
    assert_eq!(adopt(text), Err(No::from(Refusal::ProcedureUnfit { finding, more })));
    errors.into_iter().map(|finding| finding.says.en).collect()
}

/// `whole.toml` with one line in the place of another.
fn with(line: &str, other: &str) -> String {
    assert!(WHOLE.contains(line), "{line}");
    WHOLE.replacen(line, other, 1)
}

#[test]
fn what_does_not_read_is_refused() {
    let bad = [
        ("version = 1", "version = 1\nmotto = \"a\""),
        ("consultation = { days = 30,", "consultation = { days = 30, colour = 1,"),
        ("review = { months = 60,", "review = { months = 60, years = 5,"),
        ("disposed = true,", "disposed = true, vote = \"draft\","),
        ("steps = [{ zh = \"处室审核\",", "steps = [{ zh = \"处室审核\", note = \"a\","),
        ("rounds = 2 ", "rounds = 0 "),
        ("size = { least = 5,", "size = { least = 25,"),
        ("at_least = \"2/3\"", "at_least = \"2/0\""),
        ("at_least = \"2/3\"", "at_least = 0.66"),
        ("at_least = \"2/3\", of = \"members\"", "at_least = \"2/3\""),
        ("at_least = \"2/3\",", "at_least = \"2/3\", at_most = \"2/3\","),
        ("seats = [\"group\"]", "seats = [\"emperor\"]"),
        ("publicity = { working_days = 20,", "publicity = { working_days = 2501,"),
        ("publicity = { working_days = 20,", "publicity = { working_days = 20, days = 1,"),
        ("interval = { days = 30 }", "interval = { days = -30 }"),
        (
            "milestones = [{ gate = \"consultation\", months = 6 }]",
            "milestones = [{ gate = \"consultation\" }]",
        ),
        ("within = { working_days = 3 }", "within = { }"),
        ("report_every = { months = 12 }", "report_every = { months = 1201 }"),
        ("days_before = [30, 7, 1]", "days_before = [400]"),
        ("bodies = 10,", "bodies = 10001,"),
        ("by = \"authority\", series", "series"),
        ("to = \"next-working-day\"", "to = \"yesterday\""),
        ("from = \"authority\"", "from = \"us\""),
        ("place = \"370000\"", "place = \"Shandong\""),
    ];
    for (line, other) in bad {
        assert!(with(line, other).parse::<Procedure>().is_err(), "{other}");
    }
}

#[test]
fn what_is_named_and_not_defined_reads_and_is_not_adopted() {
    let unfit = [
        (
            "chain = \"bureau\", answer",
            "chain = \"burau\", answer",
            "gate `proposal` names the chain `burau`, which is not among the chains",
        ),
        (
            "answer = [\"plan-notice\"]",
            "answer = [\"notice\"]",
            "gate `proposal` names the answer `notice`, which is not among the documents",
        ),
        (
            "panel = \"draft\"",
            "panel = \"drat\"",
            "gate `out-of-review` names the panel `drat`, which is not among the panels",
        ),
        (
            "fields_each = 1",
            "fields_each = 1\nvote = \"drat\"",
            "panel `draft` decides by `drat`, which is not among the votes",
        ),
        (
            "receipt = \"filing-receipt\"",
            "receipt = \"paper\"",
            "filing has the receipt `paper`, which is not among the documents",
        ),
        (
            "after = \"bureau\"",
            "after = \"buro\"",
            "chain `leadership` comes after `buro`, which is not among the chains",
        ),
        (
            "[chains.bureau]",
            "[chains.bureau]\nafter = \"leadership\"",
            "chain `bureau` comes after itself, in a circle",
        ),
        (
            "seats = [\"group\"]",
            "seats = []",
            "step `领导小组审议` of chain `leadership` has no seat",
        ),
        (
            "steps = [{ zh = \"领导小组审议\", en = \"Leadership group\", seats = [\"group\"] }]",
            "steps = []",
            "chain `leadership` has no step",
        ),
        (
            "seats = [\"group\"]",
            "seats = [\"group\"], overdue = \"deputy\"",
            "step `领导小组审议` of chain `leadership` says `overdue` without `within`: it is never past a day",
        ),
    ];
    assert_eq!(adopt(WHOLE.into()), Ok(()));
    for (line, other, why) in unfit {
        let text = with(line, other);
        assert!(text.parse::<Procedure>().is_ok(), "a log may hold it: {other}");
        assert!(unfit_for(text).contains(&why.to_owned()), "{why}");
    }
}

/// Its words are shown to those who are bound by it, so none of them hides anything; its line breaks and tabs may stand.
#[test]
fn what_hides_something_reads_and_is_not_adopted() {
    for (hidden, told) in [("\u{3164}", "U+3164"), ("\u{202E}", "U+202E"), ("\u{E0041}", "U+E0041")]
    {
        let text = with("zh = \"处室审核\"", &format!("zh = \"处室{hidden}审核\""));
        assert!(text.parse::<Procedure>().is_ok(), "a log may hold it: {told}");
        assert_eq!(unfit_for(text), [format!("it holds the invisible character {told}")]);
    }
    assert_eq!(adopt(WHOLE.replace("\n\n", "\r\n\t\r\n")), Ok(()));
}

#[test]
fn a_text_without_the_new_keys_means_what_it_meant() {
    let (_, local) = BUILT_IN[0];
    let (before, after) = local.split_once("[panels.draft]").unwrap();
    let (_, after) = after.split_once("[returns.drafting]").unwrap();
    let local = format!("{before}[returns.drafting]{after}");
    let local: Procedure = local.parse().unwrap();
    assert!(!local.rolls() && local.chains.is_empty() && local.panels.is_empty());
    let plan = &local.plan.as_ref().unwrap().limit;
    assert!(plan.is_unverified(), "by the `?` in its source");
    let sunday = plan.last_day(date(2024, 9, 29), Calendar::unknown(), local.rolls());
    assert_eq!(sunday, Some(LastDay { day: date(2026, 3, 29), provisional: false }));
    let proposal = &local.gates[&Gate::Proposal];
    assert_eq!(proposal.papers().collect::<Vec<_>>(), proposal.requires);
    assert_eq!((&proposal.chain, proposal.disposed, &proposal.panel), (&None, false, &None));
}

#[test]
fn a_last_day_rolls_over_the_national_day_where_it_is_told_to() {
    let notices = YEARS.map(|(_, text)| text.parse::<Notice>().unwrap());
    let calendar = notices
        .into_iter()
        .fold(Calendar::default(), |calendar, notice| calendar.evolve(&notice.into()).unwrap());
    let last = |length: Length, roll| {
        let last = length.last_day(date(2026, 9, 2), &calendar, roll).unwrap();
        (last.day, last.provisional)
    };
    assert_eq!(last(days(30), false), (date(2026, 10, 2), false));
    assert_eq!(last(days(30), true), (date(2026, 10, 8), false));
    assert_eq!(last(working_days(20), true), (date(2026, 9, 30), false));
    assert_eq!(last(working_days(21), true), (date(2026, 10, 8), false));
    assert_eq!(last(months(4), false), (date(2027, 1, 2), false), "no calendar is needed");
    assert_eq!(last(months(4), true), (date(2027, 1, 4), true), "of 2027 only weekends are known");
    assert_eq!(
        Length { days: 36_500, ..days(0) }.last_day(date(9990, 1, 1), &calendar, true),
        None
    );
}

/// `broken/c01.toml` to `c23.toml`, one a rule. A line on which something is found ends with a mark, as `# C07`.
#[test]
fn each_rule_finds_the_line_that_breaks_it_and_nothing_else() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/procedures/broken");
    let calendar = YEARS.iter().fold(Calendar::default(), |calendar, (_, text)| {
        calendar.evolve(&text.parse::<Notice>().unwrap().into()).unwrap()
    });
    let against = Against { procedures: None, calendar: Some((&calendar, 2026)) };
    for check in Check::ALL {
        let file = folder.join(format!("{}.toml", check.key().to_lowercase()));
        let text = std::fs::read_to_string(&file).unwrap();
        let marks = text.lines().zip(1..).flat_map(|(line, no)| {
            let marks = line.split_once("  # ").map_or("", |(_, marks)| marks);
            marks.split(' ').filter(|mark| !mark.is_empty()).map(move |mark| (mark.to_owned(), no))
        });
        let found = findings(&text, &against);
        let told: Vec<_> =
            found.iter().map(|finding| (finding.check.key().to_owned(), finding.line)).collect();
        assert_eq!(told, marks.collect::<Vec<_>>(), "{}: {found:#?}", file.display());
        assert!(told.iter().any(|(key, _)| key == check.key()), "{}", file.display());
        let warns = |finding: &plumbline_lifecycle::procedure::Finding| finding.warns;
        assert_eq!(adopt(text).is_ok(), found.iter().all(warns), "{}", file.display());
        for finding in &found {
            let (zh, en) = (finding.zh(), finding.en());
            assert!(zh.starts_with(&format!("第 {} 行，{}：", finding.line, finding.check.key())));
            assert!(en.is_ascii() || en.contains("示例") || zh.contains('“'), "{en}");
            assert!(!finding.remedy.zh.is_empty() && !finding.remedy.en.is_empty());
        }
    }
}

/// What comes with the program has no error; what it warns of is written down here.
#[test]
fn the_files_of_the_program_have_no_error() {
    for (id, text) in BUILT_IN.into_iter().chain(OFFERED) {
        let found = findings(text, &Against::default());
        let errors: Vec<String> =
            found.iter().filter(|finding| !finding.warns).map(|finding| finding.en()).collect();
        assert!(errors.is_empty(), "{id}: {errors:#?}");
    }
}
