//! What is done at a gate, as somebody would say it.

use crate::explain::sentence::both;
use crate::procedure::Gate;
use crate::words::Words;

/// What whoever is waited for does there: 等标准化办……, waiting for the office ….
pub(super) fn to_do(gate: Gate) -> Words {
    let (zh, en) = match gate {
        Gate::Proposal => ("办理立项手续", "to see to its acceptance"),
        Gate::Consultation => ("启动征求意见", "to open the consultation"),
        Gate::IntoReview => ("提交审查", "to send it to review"),
        Gate::OutOfReview => ("作出审查结论", "to conclude the review of the draft"),
        Gate::Approval => ("办理批准手续", "to see to its approval"),
        Gate::Publication => ("办理发布手续", "to see to its publication"),
        Gate::Confirmation => ("作出复审结论", "to decide what becomes of it"),
        Gate::Abolition => ("办理废止手续", "to see to its abolition"),
        Gate::Admission => ("办理入库", "to admit the experts"),
    };
    both(zh, en)
}

/// The same as what comes next: 其后……, next ….
pub(super) fn is_done(gate: Gate) -> Words {
    let en = match gate {
        Gate::Proposal => "it is accepted",
        Gate::Consultation => "it is put out for consultation",
        Gate::IntoReview => "it goes to review",
        Gate::OutOfReview => "the review of the draft is concluded",
        Gate::Approval => "it is approved",
        Gate::Publication => "it is published",
        Gate::Confirmation => "it is decided what becomes of it",
        Gate::Abolition => "it is abolished",
        Gate::Admission => "the experts are admitted",
    };
    both(to_do(gate).zh, en)
}
