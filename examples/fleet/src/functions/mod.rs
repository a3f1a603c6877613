//! The functions of the library over columns of text, for whoever asks in SQL.
//!
//! Each looks at the first reply of a text, as `smtp-log-report` does at a line; `smtp_replies` at all of them. What is
//! not there is NULL, and no text is an error.

mod answers;
mod names;
mod replies;
mod texts;

use std::sync::Arc;

use datafusion::arrow::array::ArrayRef;
use datafusion::arrow::datatypes::DataType;
use datafusion::common::Result;
use datafusion::execution::FunctionRegistry;
use datafusion::logical_expr::{
    ColumnarValue, ScalarFunctionArgs, ScalarUDF, ScalarUDFImpl, Signature, Volatility,
};
use datafusion::scalar::ScalarValue;

use self::texts::Texts;

/// A function that SQL can call.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) enum Function {
    /// `smtp_code(text)`: the reply code, a number.
    Code,
    /// `smtp_enhanced(text)`: the enhanced status code, `5.1.1`.
    Enhanced,
    /// `smtp_party(text)`: who has to act, `SendingAdministrator`.
    Party,
    /// `smtp_verdict(command, text)`: what a client does next, `RetryLater`. Where the command is NULL the first digit
    /// decides.
    Verdict,
    /// `smtp_provider(text, host)`: whose reply it is, by its words or else by the host that gave it, `google`.
    Provider,
    /// `smtp_explain(text)`: the whole explanation.
    Explain,
    /// `smtp_replies(text)`: a list of all replies, with position, code, enhanced and text.
    Replies,
}

impl Function {
    pub(crate) const ALL: [Self; 7] = [
        Self::Code,
        Self::Enhanced,
        Self::Party,
        Self::Verdict,
        Self::Provider,
        Self::Explain,
        Self::Replies,
    ];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Code => "smtp_code",
            Self::Enhanced => "smtp_enhanced",
            Self::Party => "smtp_party",
            Self::Verdict => "smtp_verdict",
            Self::Provider => "smtp_provider",
            Self::Explain => "smtp_explain",
            Self::Replies => "smtp_replies",
        }
    }

    pub(crate) fn udf(self) -> ScalarUDF {
        let arguments = if matches!(self, Self::Verdict | Self::Provider) { 2 } else { 1 };
        ScalarUDF::new_from_impl(OverText {
            function: self,
            signature: Signature::string(arguments, Volatility::Immutable),
        })
    }

    fn returns(self) -> DataType {
        match self {
            Self::Code => DataType::Int16,
            Self::Explain => DataType::Utf8,
            Self::Replies => replies::list(),
            Self::Enhanced | Self::Party | Self::Verdict | Self::Provider => DataType::Utf8View,
        }
    }

    fn answer(self, texts: &[Texts]) -> Result<ArrayRef> {
        Ok(match (self, texts) {
            (Self::Code, [text]) => Arc::new(answers::code(text)),
            (Self::Enhanced, [text]) => Arc::new(answers::enhanced(text)),
            (Self::Party, [text]) => Arc::new(answers::party(text)),
            (Self::Verdict, [command, text]) => Arc::new(answers::verdict(command, text)),
            (Self::Provider, [text, host]) => Arc::new(answers::provider(text, host)),
            (Self::Explain, [text]) => Arc::new(answers::explain(text)?),
            (Self::Replies, [text]) => Arc::new(replies::replies(text)?),
            _ => return datafusion::common::internal_err!("{} got {} arguments", self.name(), texts.len()),
        })
    }
}

/// Makes all functions known to a session but those with a name in `without`.
pub(crate) fn register(registry: &mut dyn FunctionRegistry, without: &[String]) -> Result<()> {
    for function in Function::ALL {
        if !without.iter().any(|name| name == function.name()) {
            registry.register_udf(Arc::new(function.udf()))?;
        }
    }
    Ok(())
}

/// A [`Function`] as the engine wants it.
#[derive(Debug, Eq, Hash, PartialEq)]
struct OverText {
    function: Function,
    signature: Signature,
}

impl ScalarUDFImpl for OverText {
    fn name(&self) -> &str {
        self.function.name()
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _: &[DataType]) -> Result<DataType> {
        Ok(self.function.returns())
    }

    fn invoke_with_args(&self, arguments: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let is_constant = arguments.args.iter().all(|argument| matches!(argument, ColumnarValue::Scalar(_)));
        let rows = if is_constant { 1 } else { arguments.number_rows };
        let texts: Vec<_> =
            arguments.args.into_iter().map(|argument| Texts::new(argument, rows)).collect::<Result<_>>()?;
        let answer = self.function.answer(&texts)?;
        Ok(if is_constant {
            ColumnarValue::Scalar(ScalarValue::try_from_array(&answer, 0)?)
        } else {
            ColumnarValue::Array(answer)
        })
    }
}
