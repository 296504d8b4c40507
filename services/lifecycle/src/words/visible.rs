//! Which text a person can see whole.
//!
//! What hides, reorders or shows as nothing is refused, never removed: nobody's text is changed behind their back. The table
//! is that of Unicode's property Default_Ignorable_Code_Point, with what shows as a blank besides.

use crate::words::{BadWord, bad};

/// Text that is entered today: not blank, not too long, and no character of it hides, reorders or shows as nothing.
pub(super) fn visible(
    field: &'static str,
    text: &str,
    characters_max: usize,
) -> Result<(), BadWord> {
    was_visible(field, text, characters_max)?;
    match hidden(text) {
        Some(c) => Err(must_not_hold(field, c)),
        None => Ok(()),
    }
}

/// What the first version asked of text, and so of whatever is stored.
pub(super) fn was_visible(
    field: &'static str,
    text: &str,
    characters_max: usize,
) -> Result<(), BadWord> {
    if text.trim().is_empty() {
        return Err(bad(field, "must not be empty"));
    }
    if text.chars().count() > characters_max {
        return Err(bad(field, format!("at most {characters_max} characters")));
    }
    match text.chars().find(|c| was_hidden(*c)) {
        Some(c) => Err(must_not_hold(field, c)),
        None => Ok(()),
    }
}

/// The first character that does not show, if there is one. A variation selector chooses the shape of the character before
/// it, as names need it (`葛󠄀`), so it may stand behind one that shows, and nowhere else.
pub(crate) fn hidden(text: &str) -> Option<char> {
    let mut shown_before = false;
    text.chars().find(|c| {
        let allowed = if is_variation_selector(*c) {
            std::mem::replace(&mut shown_before, false)
        } else {
            shown_before = !c.is_whitespace();
            !is_hidden(*c)
        };
        !allowed
    })
}

fn must_not_hold(field: &'static str, c: char) -> BadWord {
    bad(field, format!("must not hold the invisible character U+{:04X}", c as u32))
}

/// Control characters, and those that reorder or hide text (Unicode TR 36, section 3).
fn was_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{061C}' | '\u{00AD}')
}

fn is_variation_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

fn is_hidden(c: char) -> bool {
    was_hidden(c)
        || matches!(c,
            // Default_Ignorable_Code_Point (Unicode 17), besides the variation selectors.
            '\u{034F}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}' | '\u{180B}'..='\u{180F}'
            | '\u{206A}'..='\u{206F}' | '\u{3164}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFF8}'
            | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}'
            // Shows as a blank: the empty braille pattern, and the anchors of annotations.
            | '\u{2800}' | '\u{FFF9}'..='\u{FFFB}'
            // No characters at all (the last two of each plane are below).
            | '\u{FDD0}'..='\u{FDEF}')
        || u32::from(c) & 0xFFFE == 0xFFFE
}

#[cfg(test)]
mod tests {
    use proptest::char;
    use proptest::prelude::*;

    use super::*;

    fn is_fine(text: &str) -> bool {
        visible("text", text, 1_000).is_ok()
    }

    #[test]
    fn what_shows_as_nothing_is_refused_by_its_code_point() {
        let says = |text: &str| visible("titles", text, 1_000).unwrap_err().to_string();
        assert_eq!(says("\u{3164}"), "titles: must not hold the invisible character U+3164");
        assert_eq!(says("标\u{E0041}准"), "titles: must not hold the invisible character U+E0041");
        for c in "\u{2800}\u{115F}\u{1160}\u{FFA0}\u{034F}\u{180E}\u{206A}\u{E007F}\u{FFFB}\u{1D173}\u{FFFF}".chars() {
            assert!(!is_fine(&c.to_string()) && !is_fine(&format!("标准{c}")), "{c:?}");
        }
        for c in "\u{202A}\u{202B}\u{202D}\u{202E}\u{2066}\u{2067}\u{2068}\u{2069}\u{200B}\u{FEFF}"
            .chars()
        {
            assert!(!is_fine(&format!("a{c}b")), "{c:?}");
        }
        for blank in ["", " ", "\u{3000}", "\u{2003}\u{00A0}"] {
            assert!(!is_fine(blank), "{blank:?}");
        }
    }

    #[test]
    fn rare_and_private_characters_and_the_shapes_of_names_survive() {
        for text in [
            "買買提·吾守爾",
            "𠮷𡘙𤳵 (Ext B)",
            "𪜀 𫝀 𫠠 𬺰 𰀀 𱍐 (Ext C to H)",
            "\u{E815}\u{F0000} 示例",
            "葛\u{E0100}城",
            "☎\u{FE0E}",
            "e\u{0301}",
        ] {
            assert!(is_fine(text), "{text}");
        }
        for misplaced in ["\u{FE0F}", "葛 \u{E0100}", "葛\u{E0100}\u{E0101}"] {
            assert!(!is_fine(misplaced), "{misplaced:?}");
        }
    }

    proptest! {
        /// Whatever is let in is kept to the letter, so that letting it in a second time changes nothing.
        #[test]
        fn what_is_let_in_comes_back_as_it_was_written(text in "\\PC{1,40}") {
            if let Ok(name) = text.parse::<crate::words::Name>() {
                prop_assert_eq!(name.as_str(), text.as_str());
                let stored = serde_json::to_string(&name).unwrap();
                prop_assert_eq!(serde_json::from_str::<crate::words::Name>(&stored).unwrap(), name);
            }
        }

        /// Every Chinese character of every plane is one that people may write, alone and in a name.
        #[test]
        fn every_han_character_survives(c in prop_oneof![
            char::range('\u{3400}', '\u{4DBF}'),
            char::range('\u{4E00}', '\u{9FFF}'),
            char::range('\u{20000}', '\u{2A6DF}'),
            char::range('\u{2A700}', '\u{2EE5D}'),
            char::range('\u{30000}', '\u{323AF}'),
            char::range('\u{E000}', '\u{F8FF}'),
        ]) {
            prop_assert!(is_fine(&c.to_string()));
        }
    }
}
