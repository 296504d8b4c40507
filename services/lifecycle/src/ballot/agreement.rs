//! The arithmetic of votes against rational numbers, worked out another way: as a fraction in its lowest terms.

use std::cmp::Ordering;

use crate::ballot::arithmetic::{arithmetic, needed};
use crate::ballot::tally::{Counts, Tally};
use crate::ballot::verdict::{Verdict, holds, verdict};
use crate::procedure::{Compare, Condition, Count, Form, OrElse, Share, VoteRule};

/// Every tally of a panel of up to `most`: present of members, and yes, no and abstaining of those who voted.
fn tallies(most: u64) -> impl Iterator<Item = Tally> {
    (0..=most).flat_map(move |members| {
        (0..=members).flat_map(move |yes| {
            (0..=members - yes).flat_map(move |no| {
                (0..=members - yes - no).map(move |abstain| {
                    let cast = yes + no + abstain;
                    // Somebody who is there and casts nothing, where there is room for one.
                    let present = (cast + (yes + no) % 2).min(members);
                    tally(Counts {
                        members,
                        present,
                        cast,
                        yes,
                        no,
                        abstain,
                        drafting_unit: yes / 3,
                    })
                })
            })
        })
    })
}

fn tally(all: Counts) -> Tally {
    Tally { form: Form::Meeting, round: 1, all, classes: [].into(), recused: 0 }
}

fn condition(count: Count, compare: Compare, part: u32, whole: u32, of: Count) -> Condition {
    let with = Share::Of { part, whole, of };
    Condition { count, among: None, compare, with, or_else: OrElse::Fail }
}

fn rule(conditions: Vec<Condition>) -> VoteRule {
    let source = "办公惯例".to_owned();
    let (secret, rounds, after_last, no_needs_reason) = (false, 2, None, false);
    VoteRule { secret, rounds, after_last, no_needs_reason, conditions, source, unverified: false }
}

/// `a/b` against `c/d`, by their continued fractions: no product is formed.
fn compared((a, b): (u64, u64), (c, d): (u64, u64)) -> Ordering {
    match ((a / b).cmp(&(c / d)), a % b, c % d) {
        (Ordering::Equal, 0, 0) => Ordering::Equal,
        (Ordering::Equal, 0, _) => Ordering::Less,
        (Ordering::Equal, _, 0) => Ordering::Greater,
        // What is left over is compared upside down.
        (Ordering::Equal, left, right) => compared((d, right), (b, left)),
        (other, ..) => other,
    }
}

fn satisfies(compare: Compare, order: Ordering) -> bool {
    match compare {
        Compare::AtLeast => order != Ordering::Less,
        Compare::MoreThan => order == Ordering::Greater,
        Compare::AtMost => order != Ordering::Greater,
        Compare::LessThan => order == Ordering::Less,
    }
}

#[test]
fn conditions_agree_with_rational_numbers() {
    let shares = [(1, 2), (2, 3), (3, 4), (1, 4), (1, 1), (0, 1), (333, 1000)];
    let pairs = [
        (Count::Present, Count::Members),
        (Count::Yes, Count::Present),
        (Count::Yes, Count::Decided),
        (Count::No, Count::Cast),
        (Count::DraftingUnit, Count::Cast),
    ];
    let compares = [Compare::AtLeast, Compare::MoreThan, Compare::AtMost, Compare::LessThan];
    let full = std::env::var_os("PLUMBLINE_TEST_FULL").is_some();
    for (nth, tally) in tallies(30).enumerate() {
        // All small tallies, and every 31st of the larger ones.
        if !full && tally.all.members > 15 && nth % 31 != 0 {
            continue;
        }
        for (count, of) in pairs {
            let (have, base) = (tally.all.of(count), tally.all.of(of));
            for (part, whole) in shares {
                for compare in compares {
                    let condition = condition(count, compare, part, whole, of);
                    let share = (u64::from(part), u64::from(whole));
                    let wanted = base > 0 && satisfies(compare, compared((have, base), share));
                    assert_eq!(holds(&condition, &tally), wanted, "{condition:?} of {tally:?}");
                    // The whole votes that the sentence names are exactly the border.
                    let border = needed(&condition, base);
                    let by_border = match compare {
                        Compare::AtLeast | Compare::MoreThan => border.is_some_and(|b| have >= b),
                        Compare::AtMost | Compare::LessThan => border.is_some_and(|b| have <= b),
                    };
                    assert_eq!(base > 0 && by_border, wanted, "{condition:?} of {tally:?}");
                }
            }
        }
    }
}

#[test]
fn a_share_of_nothing_never_holds_and_an_empty_ballot_passes_nothing() {
    let empty = tally(Counts::default());
    for compare in [Compare::AtLeast, Compare::MoreThan, Compare::AtMost, Compare::LessThan] {
        let of_none = condition(Count::Yes, compare, 3, 4, Count::Present);
        assert!(!holds(&of_none, &empty), "0 {compare:?} 3/4 of 0");
        assert_eq!(verdict(&rule(vec![of_none]), &empty), Verdict::Lost);
    }
    let with = Share::Number(1);
    let few = Condition { with, ..condition(Count::No, Compare::AtMost, 0, 1, Count::Cast) };
    assert!(holds(&few, &empty), "no vote against is at most one");
    assert_eq!(verdict(&rule(vec![few]), &empty), Verdict::Lost, "and still nobody voted");
}

/// More than half of 8 is 5, two thirds of 7 is 5.
#[test]
fn whole_votes_are_named() {
    let half = condition(Count::Yes, Compare::MoreThan, 1, 2, Count::Present);
    let thirds = condition(Count::Yes, Compare::AtLeast, 2, 3, Count::Present);
    let quarter = condition(Count::No, Compare::LessThan, 1, 4, Count::Cast);
    assert_eq!(
        (needed(&half, 8), needed(&thirds, 7), needed(&quarter, 8)),
        (Some(5), Some(5), Some(1))
    );
    assert_eq!(needed(&condition(Count::No, Compare::LessThan, 0, 1, Count::Cast), 8), None);
}

#[test]
fn the_arithmetic_is_one_sentence_in_both_languages() {
    let quorum = condition(Count::Present, Compare::AtLeast, 2, 3, Count::Members);
    let quorum = Condition { or_else: OrElse::Again, ..quorum };
    let yes = condition(Count::Yes, Compare::AtLeast, 3, 4, Count::Present);
    let rule = rule(vec![quorum, yes]);
    let counts =
        Counts { members: 9, present: 7, cast: 7, yes: 6, no: 1, abstain: 0, drafting_unit: 0 };
    let passed = arithmetic(&rule, &tally(counts));
    assert_eq!(
        (passed.zh.as_str(), passed.en.as_str()),
        (
            "应到 9 人，实到 7 人，不少于应到的 2/3（须 6 人）：达到；同意 6 票，不少于实到的 3/4（须 6 票）：达到；不同意 1 票。结论：通过（第 1 轮）。依据：办公惯例。",
            "7 of 9 present, at least 2/3 (6 needed): met; 6 yes of 7 present, at least 3/4 (6 needed): met; 1 no. Passed, round 1. Rule: office practice.",
        )
    );
    let void = arithmetic(&rule, &tally(Counts { present: 5, cast: 5, yes: 5, no: 0, ..counts }));
    assert_eq!(
        void.zh,
        "应到 9 人，实到 5 人，不少于应到的 2/3（须 6 人）：未达到；同意 5 票，不少于实到的 3/4（须 4 票）：达到；不同意 0 票。结论：无效，重新组织（第 1 轮）。依据：办公惯例。"
    );
    let none = arithmetic(&rule, &tally(Counts::default()));
    assert_eq!(
        none.en,
        "0 of 0 present, at least 2/3 (a share of none never holds): not met; 0 yes of 0 present, at least 3/4 (a share of none never holds): not met; 0 no; nobody voted. Void, to be held again, round 1. Rule: office practice."
    );
}
