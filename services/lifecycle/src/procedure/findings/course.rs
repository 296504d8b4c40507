//! Whether a standard can go its way: answers, papers, comments, returns, numbers (C15 to C19).

use crate::consultation::Purpose;
use crate::procedure::document_rule::Author;
use crate::procedure::findings::defined::in_text;
use crate::procedure::findings::finding::{Check, Found};
use crate::procedure::format::Procedure;
use crate::procedure::gate::Gate;
use crate::procedure::numbering::Giver;
use crate::procedure::vote::AfterLast;
use crate::stage::{Place, Stage};

pub(super) fn check(procedure: &Procedure, found: &mut Found<'_>) {
    answers(procedure, found);
    skipped_step(procedure, found);
    disposed(procedure, found);
    returns(procedure, found);
    numbering(procedure, found);
}

const NAME_IT: (&str, &str) =
    ("请写明 authority，或改为本单位的材料", "name the authority, or make the paper one of ours");

fn answers(procedure: &Procedure, found: &mut Found<'_>) {
    for (gate, rule) in procedure.gates.iter().filter(|(_, rule)| rule.sent_out) {
        if rule.answer.is_empty() {
            found.error(
                Check::AnswerOfNobody,
                &["gates", &in_text(*gate), "sent_out"],
                (
                    format!("关口“{}”要求报送，而没有写明等待什么答复", gate.zh()),
                    format!("gate `{}` is sent out, and no answer is waited for", gate.key()),
                ),
                ("请写明 answer，或删去 sent_out", "write its answer, or take `sent_out` away"),
            );
        }
    }
    if procedure.authority.is_some() {
        return;
    }
    for (gate, rule) in &procedure.gates {
        if !rule.answer.is_empty() {
            found.error(
                Check::AnswerOfNobody,
                &["gates", &in_text(*gate), "answer"],
                (
                    format!("关口“{}”等待答复，而没有写明由谁答复", gate.zh()),
                    format!(
                        "gate `{}` waits for an answer, and nobody is named who gives it",
                        gate.key()
                    ),
                ),
                NAME_IT,
            );
        }
    }
    for (key, document) in &procedure.documents {
        if document.from == Some(Author::Authority) {
            found.error(
                Check::AnswerOfNobody,
                &["documents", key, "from"],
                (
                    format!("材料“{key}”出自主管部门，而没有写明是谁"),
                    format!("`{key}` is the authority's paper, and no authority is named"),
                ),
                NAME_IT,
            );
        }
    }
}

/// Papers that stand first at the gate of the consultation are made for it; without a consultation nobody makes them. The
/// receipt of a filing comes after all gates.
fn skipped_step(procedure: &Procedure, found: &mut Found<'_>) {
    let consulted = procedure.consultation.is_some();
    for (gate, rule) in procedure.gates.range(Gate::Consultation..) {
        for (at, paper) in rule.requires.iter().enumerate() {
            let first = procedure.gates.iter().find(|(_, rule)| rule.requires.contains(paper));
            let of_consultation = first.is_some_and(|(first, _)| *first == Gate::Consultation);
            if consulted || !of_consultation || *gate == Gate::Consultation {
                continue;
            }
            found.error(
                Check::SkippedStep,
                &["gates", &in_text(*gate), "requires", &at.to_string()],
                (
                    format!("关口“{}”所需的“{paper}”只在征求意见时产生，而本程序不征求意见", gate.zh()),
                    format!(
                        "gate `{}` asks for `{paper}`, which only a consultation makes, and there is none",
                        gate.key()
                    ),
                ),
                ("请写明 consultation，或不要求该材料", "write a consultation, or do not ask for the paper"),
            );
        }
    }
    let Some(filing) = &procedure.filing else { return };
    let before = procedure
        .gates
        .iter()
        .filter(|(gate, _)| gate.stage().is_some_and(|stage| stage <= Stage::Publication));
    for (gate, rule) in before {
        if let Some(at) = rule.requires.iter().position(|paper| *paper == filing.receipt) {
            found.error(
                Check::SkippedStep,
                &["gates", &in_text(*gate), "requires", &at.to_string()],
                (
                    format!("关口“{}”所需的回执在发布之后才有", gate.zh()),
                    format!(
                        "gate `{}` asks for the receipt of a filing that comes after publication",
                        gate.key()
                    ),
                ),
                ("请不要求该材料", "do not ask for it there"),
            );
        }
    }
}

fn disposed(procedure: &Procedure, found: &mut Found<'_>) {
    for (gate, rule) in procedure.gates.iter().filter(|(_, rule)| rule.disposed) {
        let asked = Purpose::before(*gate);
        let held = asked
            .is_some_and(|purpose| purpose != Purpose::Draft || procedure.consultation.is_some());
        let _ = rule;
        if !held {
            found.error(
                Check::DisposedOfNothing,
                &["gates", &in_text(*gate), "disposed"],
                (
                    format!("关口“{}”要求意见处理完毕，而此前不征求意见", gate.zh()),
                    format!(
                        "gate `{}` asks for disposed comments, and nobody is consulted before it",
                        gate.key()
                    ),
                ),
                (
                    "请写明征求意见，或删去 disposed",
                    "consult somebody first, or take `disposed` away",
                ),
            );
        }
    }
}

fn returns(procedure: &Procedure, found: &mut Found<'_>) {
    for (from, rule) in &procedure.returns {
        let key = Place::At(*from).key();
        if let Some(at) = rule.to.iter().position(|to| to >= from) {
            let to = rule.to[at];
            found.error(
                Check::WayBack,
                &["returns", key, "to"],
                (
                    format!("“{}”不早于“{}”，不是退回", to.zh(), from.zh()),
                    format!("{} is not earlier than {}", to.en(), from.en()),
                ),
                ("请写更早的阶段", "name an earlier stage"),
            );
        }
    }
    let Some(panel) = procedure.gates.get(&Gate::OutOfReview).and_then(|rule| rule.panel.as_ref())
    else {
        return;
    };
    let vote = procedure.panels.get(panel).and_then(|rule| rule.vote.as_ref()).unwrap_or(panel);
    let given_up =
        procedure.votes.get(vote).is_some_and(|vote| vote.after_last == Some(AfterLast::Withdraw));
    let back = procedure.returns.get(&Stage::ExpertReview);
    if !given_up && back.is_none_or(|rule| rule.to.is_empty()) {
        found.error(
            Check::WayBack,
            &["gates", &in_text(Gate::OutOfReview), "panel"],
            (
                "审查须经专家组通过，未通过的又不能退回，只能终止".into(),
                "a panel must agree, and what it does not pass can go nowhere but to an end".into(),
            ),
            (
                "请写明 returns.expert_review，或在表决中写 after_last = \"withdraw\"",
                "write returns.expert_review, or after_last = \"withdraw\" at its vote",
            ),
        );
    }
}

fn numbering(procedure: &Procedure, found: &mut Found<'_>) {
    let Some(rule) = &procedure.numbering else { return };
    let (says, remedy) = match rule.by {
        Some(Giver::Ours) if rule.series.is_none() || rule.restart.is_none() => (
            (
                "编号由本单位给出，而没有写明系列，或年度是否重新起号".to_owned(),
                "the numbers are ours, and their series, or whether it begins again, is not said"
                    .to_owned(),
            ),
            ("请写明 series 和 restart", "write `series` and `restart`"),
        ),
        Some(Giver::Authority) if rule.restart.is_some() => (
            (
                "编号由主管部门给出，其连续与否不由本单位规定".to_owned(),
                "the authority gives the numbers, and when they begin again is not ours to say"
                    .to_owned(),
            ),
            ("请删去 restart", "take `restart` away"),
        ),
        None if rule.own.is_empty() => (
            (
                "编号规则既没有 own，也没有 by".to_owned(),
                "numbering says neither `own` nor `by`".to_owned(),
            ),
            ("请写明编号由谁给出", "say who gives the numbers"),
        ),
        Some(Giver::Ours | Giver::Authority) | None => return,
    };
    found.error(Check::Numbering, &["numbering"], says, remedy);
}
