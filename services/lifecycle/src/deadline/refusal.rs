//! Why the clock's command was refused.

use jiff::civil::Date;

use crate::reason::{OURS, refusals};

refusals! {
    /// The rules of the clock.
    Refusal:

    /// Nothing there has such a last day.
    NotWaitedFor {}
        "not-waited-for", OURS,
        "没有这项待办，或已办结。",
        "Nothing of this kind is waited for (any more).";

    /// It has another last day now.
    Moved { until: Date }
        "moved", OURS,
        format!("截止日已改为 {until}。"),
        format!("The last day is {until} now.");

    /// It has not passed.
    NotDue { passes_on: Date }
        "not-due", OURS,
        format!("期限未到，{passes_on} 起方为已到。"),
        format!("The last day has not passed (it has from {passes_on} on).");

    /// It is not near, or has passed.
    NotNear { near_on: Option<Date> }
        "not-near", OURS,
        match near_on {
            Some(day) => format!("尚不到提醒日，{day} 起提醒。"),
            None => "没有应当提醒的日子。".into(),
        },
        match near_on {
            Some(day) => format!("It is not near (a reminder is due from {day} on)."),
            None => "No reminder is due for it.".into(),
        };

    /// Once is enough.
    NotedAlready {}
        "noted-already", OURS,
        "该期限已记录。",
        "It was noted before.";
}
