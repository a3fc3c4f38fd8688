// json.rs - a small reader and writer of JSON (RFC 8259), for plugins without any crate.
// Include it with #[path = "..."] mod json;
#![allow(dead_code)] // no plugin needs all of it

pub enum Json {
    Null,
    Bool(bool),
    Number(f64),
    String(String),
    Array(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    /// The property of an object with this name, the last one if there are several.
    pub fn get(&self, name: &str) -> Option<&Json> {
        match self {
            Json::Object(properties) => {
                properties.iter().rev().find(|(key, _)| key == name).map(|(_, value)| value)
            }
            _ => None,
        }
    }
}

/// Writes a text as a JSON string, with its quotes.
pub fn quote(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => quoted += "\\\"",
            '\\' => quoted += "\\\\",
            '\n' => quoted += "\\n",
            '\r' => quoted += "\\r",
            '\t' => quoted += "\\t",
            '\x08' => quoted += "\\b",
            '\x0c' => quoted += "\\f",
            '\0'..='\x1f' => quoted += &format!("\\u{:04x}", letter as u32),
            _ => quoted.push(letter),
        }
    }
    quoted + "\""
}

/// Reads one JSON value and nothing after it. The error says what was expected, and where.
pub fn parse(text: &str) -> Result<Json, String> {
    let mut reader = Reader { text, at: 0 };
    let value = reader.value(0)?;
    match reader.next_token() {
        None => Ok(value),
        Some(_) => reader.expected("the end"),
    }
}

/// Deeper nesting than this is refused, since reading it would need ever more stack.
const MAX_DEPTH: usize = 100;

struct Reader<'a> {
    text: &'a str,
    at: usize, // a byte, always at the start of a character
}

impl Reader<'_> {
    fn expected<T>(&self, what: &str) -> Result<T, String> {
        Err(format!("expected {what} at byte {}", self.at))
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Skips white space and looks at the byte after it.
    fn next_token(&mut self) -> Option<u8> {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
        self.peek()
    }

    /// Goes past this text if it comes next.
    fn accept(&mut self, text: &str) -> bool {
        let found = self.text.as_bytes()[self.at..].starts_with(text.as_bytes());
        if found {
            self.at += text.len();
        }
        found
    }

    /// Goes past this mark and the white space before it, if it comes next.
    fn accept_token(&mut self, mark: &str) -> bool {
        self.next_token();
        self.accept(mark)
    }

    fn value(&mut self, depth: usize) -> Result<Json, String> {
        if depth > MAX_DEPTH {
            return self.expected("no deeper nesting");
        }
        match self.next_token() {
            Some(b'{') => self.object(depth),
            Some(b'[') => self.array(depth),
            Some(b'"') => self.string().map(Json::String),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ if self.accept("true") => Ok(Json::Bool(true)),
            _ if self.accept("false") => Ok(Json::Bool(false)),
            _ if self.accept("null") => Ok(Json::Null),
            _ => self.expected("a value"),
        }
    }

    fn object(&mut self, depth: usize) -> Result<Json, String> {
        self.at += 1; // the brace
        let mut properties = Vec::new();
        if self.accept_token("}") {
            return Ok(Json::Object(properties));
        }
        loop {
            if self.next_token() != Some(b'"') {
                return self.expected("a property name");
            }
            let name = self.string()?;
            if !self.accept_token(":") {
                return self.expected("a colon");
            }
            properties.push((name, self.value(depth + 1)?));
            if self.accept_token("}") {
                return Ok(Json::Object(properties));
            }
            if !self.accept(",") {
                return self.expected("a comma or the end of the object");
            }
        }
    }

    fn array(&mut self, depth: usize) -> Result<Json, String> {
        self.at += 1; // the bracket
        let mut items = Vec::new();
        if self.accept_token("]") {
            return Ok(Json::Array(items));
        }
        loop {
            items.push(self.value(depth + 1)?);
            if self.accept_token("]") {
                return Ok(Json::Array(items));
            }
            if !self.accept(",") {
                return self.expected("a comma or the end of the array");
            }
        }
    }

    fn number(&mut self) -> Result<Json, String> {
        let start = self.at;
        self.accept("-");
        if !self.accept("0") {
            self.digits()?;
        }
        if self.accept(".") {
            self.digits()?;
        }
        if self.accept("e") || self.accept("E") {
            let _ = self.accept("+") || self.accept("-");
            self.digits()?;
        }
        match self.text[start..self.at].parse::<f64>() {
            Ok(number) if number.is_finite() => Ok(Json::Number(number)),
            _ => Err(format!("number too large at byte {start}")),
        }
    }

    /// One digit or more.
    fn digits(&mut self) -> Result<(), String> {
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        if self.at == start {
            self.expected("a digit")
        } else {
            Ok(())
        }
    }

    fn string(&mut self) -> Result<String, String> {
        self.at += 1; // the opening quote
        let mut string = String::new();
        loop {
            let start = self.at;
            while matches!(self.peek(), Some(byte) if byte >= b' ' && byte != b'"' && byte != b'\\')
            {
                self.at += 1;
            }
            string += &self.text[start..self.at];

            if self.accept("\"") {
                return Ok(string);
            }
            if !self.accept("\\") {
                return self.expected("the rest of a string"); // a control character, or the end
            }
            string.push(self.escape()?);
        }
    }

    /// What follows a backslash.
    fn escape(&mut self) -> Result<char, String> {
        let letter = match self.peek() {
            Some(same @ (b'"' | b'\\' | b'/')) => same as char,
            Some(b'b') => '\x08',
            Some(b'f') => '\x0c',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode_escape(),
            _ => return self.expected("an escape sequence"),
        };
        self.at += 1;
        Ok(letter)
    }

    /// \uXXXX, or two of them in a row for a character beyond the first 65,536.
    fn unicode_escape(&mut self) -> Result<char, String> {
        let start = self.at;
        self.at += 1; // the u
        let mut units = vec![self.four_hex_digits()?];
        if matches!(units[0], 0xd800..=0xdbff) && self.accept("\\u") {
            units.push(self.four_hex_digits()?);
        }
        // Refuses half a pair, and two units that are no pair.
        let mut letters = char::decode_utf16(units);
        match (letters.next(), letters.next()) {
            (Some(Ok(letter)), None) => Ok(letter),
            _ => Err(format!("unpaired surrogate at byte {start}")),
        }
    }

    fn four_hex_digits(&mut self) -> Result<u16, String> {
        let mut number = 0;
        for _ in 0..4 {
            match self.peek().and_then(|byte| (byte as char).to_digit(16)) {
                Some(digit) => number = number * 16 + digit as u16,
                None => return self.expected("four hexadecimal digits"),
            }
            self.at += 1;
        }
        Ok(number)
    }
}
