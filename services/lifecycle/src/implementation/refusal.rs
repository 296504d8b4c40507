//! Why a command about a standard's implementation was refused.

use jiff::civil::Date;

use crate::implementation::Period;
use crate::reason::{OURS, refusals};
use crate::words::{PersonId, StandardId};

refusals! {
    /// The rules of an implementation.
    Refusal:

    /// Only what is in force is put into effect.
    NotInForce { standard: StandardId, from: Option<Date> }
        "not-in-force", OURS,
        match from {
            Some(from) => format!("标准 {standard} 自 {from} 起实施，此前无实施情况可记。"),
            None => format!("标准 {standard} 未在实施中。"),
        },
        match from {
            Some(from) => format!("{standard} is in force from {from} on; before that there is nothing to record."),
            None => format!("{standard} is not in force."),
        };

    /// The standard is in force no longer.
    Ended { on: Date }
        "implementation-ended", OURS,
        format!("该标准已于 {on} 终止实施，此后之事不再登记。"),
        format!("The standard has not been in force since {on}; nothing later is recorded of it.");

    /// More hits than cases.
    HitsOverAll { hits: u32, of: u32 }
        "hits-over-all", OURS,
        format!("记录为 {of} 中的 {hits}，不成立：总数须大于零，且不小于其中数。"),
        format!("{hits} of {of} cannot be: the whole is 1 or more, and no less than its part.");

    /// A time that has not begun.
    PeriodToCome { period: Period, first: Date }
        "period-to-come", OURS,
        format!("记录期 {period} 自 {first} 起，尚未开始。"),
        format!("The period {period} begins on {first}, which is to come.");

    /// The log takes only so many.
    TooMany { most: u32 }
        "too-much-recorded", OURS,
        format!("一项标准至多登记 {most} 条。"),
        format!("Of one standard {most} are taken at most.");

    /// Nothing has this number.
    NoSuchNumber { no: u32, newest: u32 }
        "no-such-number", OURS,
        if *newest == 0 { format!("没有第 {no} 号，尚无登记。") } else { format!("没有第 {no} 号。现有 1 至 {newest} 号。") },
        if *newest == 0 { format!("There is no number {no}: none was recorded.") } else { format!("There is no number {no} (they are numbered to {newest}).") };

    /// Feedback that asks for nothing.
    NothingWanted { no: u32 }
        "nothing-wanted", OURS,
        format!("第 {no} 号反馈供参考，无须答复。"),
        format!("Feedback {no} asks for nothing, so there is nothing to answer.");

    /// The finding has to be mended already.
    OrderedAlready { no: u32 }
        "ordered-already", OURS,
        format!("该问题已责令整改，为第 {no} 号。"),
        format!("That finding has to be mended already, as number {no}.");

    /// Nobody has said that it is mended.
    NotReported { no: u32 }
        "not-reported", OURS,
        format!("第 {no} 号整改尚未报告，不能复查。"),
        format!("Nobody has reported rectification {no} yet, so there is nothing to inspect again.");

    /// It was reported, and waits to be inspected again.
    ReportedAlready { no: u32, by: PersonId, on: Date }
        "reported-already", OURS,
        format!("第 {no} 号整改已由 {by} 于 {on} 报告，待复查。"),
        format!("{by} reported rectification {no} on {on}; it waits to be inspected again.");

    /// It is mended.
    ClosedAlready { no: u32 }
        "closed-already", OURS,
        format!("第 {no} 号整改已销号。"),
        format!("Rectification {no} was closed.");

    /// Nobody closes what they reported.
    OwnReport { by: PersonId }
        "own-report", OURS,
        format!("整改由 {by} 报告，须由他人复查销号。"),
        format!("{by} reported it, so somebody else has to look again.");

    /// It has to be known who says so.
    PersonUnnamed {}
        "who-unnamed", OURS,
        "须以具名人员办理。请使用绑定人员的令牌。",
        "It has to be known who says so (use a token that names a person).";

    /// The standard goes on.
    NotOver {}
        "implementation-not-over", OURS,
        "该标准仍在实施。",
        "The standard is still in force.";
}
