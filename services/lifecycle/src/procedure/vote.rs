//! Votes: the conditions by which a ballot passes. Shares are exact fractions.

use serde::Deserialize;

/// How something is voted on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VoteRule {
    /// Whether nobody may know who voted how.
    #[serde(default)]
    pub secret: bool,
    /// How often it may be voted on.
    #[serde(default = "once")]
    pub rounds: u32,
    /// What comes after the last round that does not pass.
    #[serde(default)]
    pub after_last: Option<AfterLast>,
    /// Whether a no without a reason does not count.
    #[serde(default)]
    pub no_needs_reason: bool,
    /// All of them must hold.
    pub conditions: Vec<Condition>,
    /// Where the rule comes from.
    pub source: String,
    /// Whether it could not be read in the original.
    #[serde(default)]
    pub unverified: bool,
}

/// What comes after the last round that does not pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AfterLast {
    /// It goes back.
    Return,
    /// It is given up.
    Withdraw,
}

/// One condition: a count is compared with a share of another count, or with a number.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "ConditionText")]
pub struct Condition {
    /// What is counted.
    pub count: Count,
    /// Among which class of electors, in the count and in what it is a share of.
    pub among: Option<String>,
    /// How the two compare.
    pub compare: Compare,
    /// With what.
    pub with: Share,
    /// What it means that it does not hold.
    pub or_else: OrElse,
}

/// What can be counted in a ballot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Count {
    /// 应到.
    Members,
    /// 实到; in a letter ballot, returned.
    Present,
    /// 有效票.
    Cast,
    /// 同意.
    Yes,
    /// 不同意.
    No,
    /// 弃权.
    Abstain,
    /// Yes and no.
    Decided,
    /// Cast by the drafting unit.
    DraftingUnit,
}

/// How two counts compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compare {
    /// 不少于.
    AtLeast,
    /// 多于.
    MoreThan,
    /// 不多于.
    AtMost,
    /// 少于.
    LessThan,
}

/// What a count is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Share {
    /// A number.
    Number(u32),
    /// `part/whole` of another count.
    Of {
        /// 0 to 1,000.
        part: u32,
        /// 1 to 1,000.
        whole: u32,
        /// The count.
        of: Count,
    },
}

/// What a condition that does not hold means.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrElse {
    /// The ballot is lost.
    #[default]
    Fail,
    /// 重新组织: the ballot is void, and held again.
    Again,
}

/// The largest number in a condition, and the most rounds.
const FIGURE_MAX: u32 = 1_000;

fn once() -> u32 {
    1
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ConditionText {
    count: Count,
    among: Option<String>,
    at_least: Option<Figure>,
    more_than: Option<Figure>,
    at_most: Option<Figure>,
    less_than: Option<Figure>,
    of: Option<Count>,
    #[serde(default, rename = "else")]
    or_else: OrElse,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Figure {
    Number(u32),
    Fraction(String),
}

impl TryFrom<ConditionText> for Condition {
    type Error = String;

    fn try_from(text: ConditionText) -> Result<Condition, String> {
        let ConditionText { count, among, at_least, more_than, at_most, less_than, of, or_else } =
            text;
        let said = [
            (Compare::AtLeast, at_least),
            (Compare::MoreThan, more_than),
            (Compare::AtMost, at_most),
            (Compare::LessThan, less_than),
        ];
        let mut said = said.into_iter().filter_map(|(compare, figure)| Some((compare, figure?)));
        let (Some((compare, figure)), None) = (said.next(), said.next()) else {
            return Err("a condition says one of at_least, more_than, at_most, less_than".into());
        };
        let with = share(&figure, of)?;
        Ok(Condition { count, among, compare, with, or_else })
    }
}

fn share(figure: &Figure, of: Option<Count>) -> Result<Share, String> {
    match (figure, of) {
        (Figure::Number(number), None) if *number <= FIGURE_MAX => Ok(Share::Number(*number)),
        (Figure::Fraction(text), Some(of)) => {
            let parts = text.split_once('/').and_then(|(part, whole)| {
                Some((part.parse::<u32>().ok()?, whole.parse::<u32>().ok()?))
            });
            match parts {
                Some((part, whole)) if (1..=FIGURE_MAX).contains(&whole) && part <= whole => {
                    Ok(Share::Of { part, whole, of })
                }
                _ => Err(format!("`{text}` is no fraction such as \"2/3\", up to 1000/1000")),
            }
        }
        _ => Err(format!(
            "a condition compares with a number (0 to {FIGURE_MAX}), or with a fraction `of` a count"
        )),
    }
}

impl VoteRule {
    /// Every figure is within its bounds.
    pub(super) fn check(&self) -> Result<(), String> {
        if !(1..=FIGURE_MAX).contains(&self.rounds) {
            return Err(format!("needs 1 to {FIGURE_MAX} rounds"));
        }
        if self.conditions.is_empty() { Err("has no condition".into()) } else { Ok(()) }
    }
}
