//! Numbers as people sort and look them up: `GB/T 9` before `GB/T 10`, `gb/t 24421—2023` the same as `GB/T 24421-2023`.

/// A text whose order by bytes is the natural order of `label`: each run of digits is preceded by its length. A year at the end
/// is told from 9999 downwards, so that the newest edition comes first.
pub(crate) fn sort_key(label: &str) -> String {
    let mut key = String::with_capacity(label.len() + 8);
    let (mut rest, year) = edition(label.trim());
    while !rest.is_empty() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if digits > 0 {
            let number = rest[..digits].trim_start_matches('0');
            key.push_str(&format!("{:02}{number}", number.len().min(99)));
            rest = &rest[digits..];
        } else {
            let until = rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len());
            key.push_str(&rest[..until].to_lowercase());
            rest = &rest[until..];
        }
    }
    if let Some(year) = year {
        key.push_str(&format!("04{}", 9999 - year));
    }
    key
}

/// A number without the year of its edition, and that year; the dash or colon between them stays.
fn edition(label: &str) -> (&str, Option<u16>) {
    let Some(at) = label.len().checked_sub(4).filter(|at| label.is_char_boundary(*at)) else {
        return (label, None);
    };
    let (number, year) = label.split_at(at);
    let is_year = number.ends_with([':', '：', '-', '—', '–', '－'])
        && year.bytes().all(|b| b.is_ascii_digit());
    match year.parse() {
        Ok(year) if is_year && (1900..2200).contains(&year) => (number, Some(year)),
        _ => (label, None),
    }
}

/// The form in which a number, reference or id is looked up: no spaces, lower case, one kind of dash.
pub(crate) fn lookup_key(name: &str) -> String {
    name.chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| if matches!(c, '—' | '–' | '－' | '‐' | '‑') { '-' } else { c })
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_sort_as_people_do() {
        let sorted = [
            "DB3301/T 9-2020",
            "DB3301/T 0322.3-2020",
            "GB/T 9-1999",
            "GB/T 10-1998",
            "GB/T 24421.2-2023",
            "ISO 1003:2008",
            "ISO 1003:1980",
            "ISO 10003",
        ];
        let mut keys: Vec<String> = sorted.iter().map(|label| sort_key(label)).collect();
        let in_order = keys.clone();
        keys.sort();
        assert_eq!(keys, in_order);
    }

    #[test]
    fn a_number_is_found_however_it_is_typed() {
        assert_eq!(lookup_key("GB/T 24421.2—2023"), lookup_key(" gb/t24421.2-2023 "));
    }

    /// What is looked up was looked up before: a key is its own key, whatever character stands in it, and a rare one is kept.
    #[test]
    fn the_key_of_a_key_is_that_key_for_every_character_there_is() {
        for c in '\0'..=char::MAX {
            let key = lookup_key(&format!("a{c}b"));
            assert_eq!(lookup_key(&key), key, "U+{:04X}", u32::from(c));
        }
        assert_eq!(lookup_key("𠮷𪜀𫝀·龘"), "𠮷𪜀𫝀·龘");
    }
}
