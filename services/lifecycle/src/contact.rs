//! Whether a text tells how to reach a person. What is written into the log stays for ever and is public, so telephone numbers,
//! numbers of identity cards and addresses of mail do not go there.

/// So many digits in a row are a mobile number (11) or that of an identity card (18).
const DIGITS_MIN: usize = 11;

/// The part of a text that tells how to reach a person, if there is one.
pub(crate) fn contact(text: &str) -> Option<String> {
    mail(text).or_else(|| number(text))
}

fn mail(text: &str) -> Option<String> {
    let fits = |c: char| c.is_ascii_alphanumeric() || "._%+-".contains(c);
    text.match_indices(['@', '＠']).find_map(|(at, sign)| {
        let (before, after) = (text.get(..at)?, text.get(at + sign.len()..)?);
        let name = before.rsplit(|c| !fits(c)).next()?;
        let house = after.split(|c| !fits(c)).next()?;
        (!name.is_empty() && house.trim_matches('.').contains('.'))
            .then(|| format!("{name}@{house}"))
    })
}

/// Groups of digits that are a number to call, or the number of an identity card.
fn number(text: &str) -> Option<String> {
    // A full-width digit is read as the digit that it shows.
    let plain = |c: char| match c {
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10).unwrap_or(c),
        c => c,
    };
    let text: String = text.chars().map(plain).collect();
    let stretches = text.split(|c: char| !c.is_ascii_digit() && c != '-' && c != ' ');
    stretches.map(|stretch| stretch.split(['-', ' ']).collect::<Vec<_>>()).find_map(|groups| {
        let long = groups.iter().find(|group| group.len() >= DIGITS_MIN).map(ToString::to_string);
        let mobile = || groups.windows(3).find(|part| is_mobile(part)).map(|part| part.join("-"));
        let landline =
            || groups.windows(2).find(|part| is_landline(part)).map(|part| part.join("-"));
        long.or_else(mobile).or_else(landline)
    })
}

/// 138-0013-8000.
fn is_mobile(groups: &[&str]) -> bool {
    let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
    lengths == [3, 4, 4] && groups.concat().starts_with('1')
}

/// 0571-87000000.
fn is_landline(groups: &[&str]) -> bool {
    let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
    matches!(lengths.as_slice(), [3 | 4, 7 | 8]) && groups.concat().starts_with('0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_reaches_a_person_is_found_and_what_stands_in_standards_is_not() {
        for (text, part) in [
            ("请联系 13800138000。", "13800138000"),
            ("电话：138-0013-8000", "138-0013-8000"),
            ("身份证３７０１０２１９９００１０１１２３４", "370102199001011234"),
            ("回复至 wang.mou@example.cn，谢谢", "wang.mou@example.cn"),
            ("电话 0571-87000000", "0571-87000000"),
            ("wangmou＠example.com.cn", "wangmou@example.com.cn"),
        ] {
            assert_eq!(contact(text).as_deref(), Some(part), "{text}");
        }
        for text in [
            "5.3.2 中“每 100 床 2 名”改为“3 名”",
            "见 GB/T 24421.2-2023 与 DB3301/T 0322.3-2020",
            "a@b",
            "2024-05-06 2024-06-05",
            "2021 2022 2023",
        ] {
            assert_eq!(contact(text), None, "{text}");
        }
    }
}
