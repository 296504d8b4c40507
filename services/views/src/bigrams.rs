//! Text as words that FTS5 can find: Chinese as overlapping pairs of characters, everything else as lower-case words.
//!
//! Chinese has no spaces and most of its words are two characters long, too short for FTS5's trigrams. `养老机构` is
//! kept as `养老 老机 机构 构`; a search for `老机构` asks for the phrase `老机 机构`, and one for a single character
//! asks for every word that begins with it, which is why the last character stands alone too.

/// The words under which `text` can be found, with a space between them.
pub(crate) fn words(text: &str) -> String {
    let mut words = String::with_capacity(text.len() * 2);
    for run in runs(text) {
        match run {
            Run::Word(word) => push(&mut words, &word),
            Run::Han(han) => {
                for pair in han.windows(2) {
                    push(&mut words, &pair.iter().collect::<String>());
                }
                if let Some(last) = han.last() {
                    push(&mut words, &last.to_string());
                }
            }
        }
    }
    words
}

/// What a person typed, as an FTS5 expression; `None` when there is no word in it. A word may be the beginning of another one;
/// `GB`, `T` and digits only where they stand last, because very many words begin with them.
pub(crate) fn expression(text: &str) -> Option<String> {
    let mut runs = runs(text).take(16).peekable();
    let terms: Vec<String> = std::iter::from_fn(|| Some((runs.next()?, runs.peek().is_none())))
        .map(|(run, last)| match run {
            Run::Word(word)
                if !last && (word.len() < 4 || word.bytes().all(|b| b.is_ascii_digit())) =>
            {
                format!("\"{word}\"")
            }
            Run::Word(word) => format!("\"{word}\"*"),
            Run::Han(han) if han.len() == 1 => format!("\"{}\"*", han[0]),
            Run::Han(han) => {
                let pairs: Vec<String> = han.windows(2).map(|pair| pair.iter().collect()).collect();
                format!("\"{}\"", pairs.join(" "))
            }
        })
        .collect();
    (!terms.is_empty()).then(|| terms.join(" AND "))
}

/// The words as they are written, Chinese ones not taken apart.
pub(crate) fn plain(text: &str) -> Vec<String> {
    let words = runs(text).map(|run| match run {
        Run::Word(word) => word,
        Run::Han(han) => han.into_iter().collect(),
    });
    words.collect()
}

fn push(words: &mut String, word: &str) {
    if !words.is_empty() {
        words.push(' ');
    }
    words.push_str(word);
}

enum Run {
    Word(String),
    Han(Vec<char>),
}

fn runs(text: &str) -> impl Iterator<Item = Run> {
    let mut characters = text.chars().peekable();
    std::iter::from_fn(move || {
        while characters.next_if(|c| !c.is_alphanumeric()).is_some() {}
        let first = *characters.peek()?;
        if is_han(first) {
            let mut run = Vec::new();
            while let Some(c) = characters.next_if(|c| is_han(*c)) {
                run.push(c);
            }
            Some(Run::Han(run))
        } else {
            let mut run = String::new();
            while let Some(c) = characters.next_if(|c| c.is_alphanumeric() && !is_han(*c)) {
                run.extend(c.to_lowercase());
            }
            Some(Run::Word(run))
        }
    })
}

/// Chinese characters with their extensions, and the syllables of Japanese and Korean, which have no spaces either.
fn is_han(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}'
        | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_becomes_pairs_and_the_rest_words() {
        assert_eq!(words("养老机构基本规范"), "养老 老机 机构 构基 基本 本规 规范 范");
        assert_eq!(words("ISO/DIS 1003:2008 — Ginger"), "iso dis 1003 2008 ginger");
        assert_eq!(words("GB/T养老 2.0版"), "gb t 养老 老 2 0 版");
        assert_eq!(words("-—!"), "");
    }

    #[test]
    fn what_is_typed_becomes_an_expression() {
        let table = [
            ("养老", Some("\"养老\"")),
            ("养", Some("\"养\"*")),
            ("养老机构", Some("\"养老 老机 机构\"")),
            ("GB/T 24421.2", Some("\"gb\" AND \"t\" AND \"24421\" AND \"2\"*")),
            ("Ginger root", Some("\"ginger\"* AND \"root\"*")),
            ("\"; DROP --", Some("\"drop\"*")),
            ("()*\"", None),
        ];
        for (typed, expected) in table {
            assert_eq!(expression(typed).as_deref(), expected, "{typed}");
        }
    }
}
