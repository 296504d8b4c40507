//! How a noun's events and commands are written down: one row a kind, from which its names and its words are made, and of events
//! the enum.

/// Makes a noun's events: each kind with what it is called in Chinese and English, and the data it carries.
macro_rules! events {
    ($( $(#[$doc:meta])* $kind:ident $zh:literal $en:literal { $( $(#[$fdoc:meta])* $field:ident : $ty:ty ),* $(,)? } )*) => {
        /// What can have happened.
        #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(test, derive(schemars::JsonSchema))]
        #[expect(missing_docs, reason = "a field that says what it is needs no comment")]
        pub enum Event {
            $( $(#[$doc])* $kind { $( $(#[$fdoc])* $field: $ty ),* }, )*
        }

        /// The kinds of [`Event`].
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind {
            $( $(#[$doc])* $kind, )*
        }

        impl Kind {
            /// Every kind, in the order of a life.
            pub const ALL: &'static [Kind] = &[$( Kind::$kind ),*];

            /// Their names, as stored.
            pub const NAMES: &'static [&'static str] = &[$( stringify!($kind) ),*];

            /// The name, as stored.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $( Kind::$kind => stringify!($kind), )* }
            }

            /// What happened, in Chinese.
            #[must_use]
            pub fn zh(self) -> &'static str {
                match self { $( Kind::$kind => $zh, )* }
            }

            /// What happened, in English.
            #[must_use]
            pub fn en(self) -> &'static str {
                match self { $( Kind::$kind => $en, )* }
            }
        }

        impl Event {
            /// Its kind.
            #[must_use]
            pub fn kind(&self) -> Kind {
                match self { $( Event::$kind { .. } => Kind::$kind, )* }
            }
        }
    };
}
pub(crate) use events;

/// Says of a noun's commands how each is named and what it is called in Chinese and English: all of them, or it does not compile.
macro_rules! commands {
    ($( $command:ident $zh:literal $en:literal )*) => {
        impl Command {
            /// Every command's name, with what it is called in Chinese and English.
            pub const ALL: &'static [(&'static str, &'static str, &'static str)] =
                &[$( (stringify!($command), $zh, $en) ),*];

            /// The command's name.
            #[must_use]
            pub fn name(&self) -> &'static str {
                match self { $( Command::$command { .. } => stringify!($command), )* }
            }
        }
    };
}
pub(crate) use commands;
