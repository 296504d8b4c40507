//! What a tally comes to under a vote rule. Shares are compared as products of whole numbers.

use crate::ballot::tally::Tally;
use crate::procedure::{Compare, Condition, OrElse, Share, VoteRule};
use crate::words::keyed;

/// What a ballot came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Every condition holds.
    Passed,
    /// A condition does not hold.
    Lost,
    /// 重新组织: it was void, and is held again.
    Void,
}

keyed! { Verdict {
    Passed "passed" "通过" "passed"
    Lost "lost" "未通过" "lost"
    Void "void" "无效，重新组织" "void, to be held again"
} }

/// What this tally comes to. A condition that voids the ballot is heard before those that lose it; where nobody voted,
/// nothing passes, whatever the conditions say.
#[must_use]
pub fn verdict(rule: &VoteRule, tally: &Tally) -> Verdict {
    let failed = || rule.conditions.iter().filter(|condition| !holds(condition, tally));
    match (failed().any(|condition| condition.or_else == OrElse::Again), failed().next()) {
        (true, _) => Verdict::Void,
        (false, None) if tally.all.cast > 0 => Verdict::Passed,
        (false, _) => Verdict::Lost,
    }
}

/// Whether a condition holds. A share of zero never does.
#[must_use]
pub fn holds(condition: &Condition, tally: &Tally) -> bool {
    let among = condition.among.as_deref();
    let count = tally.count(condition.count, among);
    let (left, right) = match condition.with {
        Share::Number(number) => (count, u64::from(number)),
        Share::Of { part, whole, of } => {
            let base = tally.count(of, among);
            if base == 0 {
                return false;
            }
            (count * u64::from(whole), base * u64::from(part))
        }
    };
    match condition.compare {
        Compare::AtLeast => left >= right,
        Compare::MoreThan => left > right,
        Compare::AtMost => left <= right,
        Compare::LessThan => left < right,
    }
}
