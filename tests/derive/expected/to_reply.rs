#[automatically_derived]
#[allow(dead_code, deprecated, clippy::same_name_method)]
impl<'a> RcptReply<'a> {
    #[doc = r" The reply code."]
    pub fn code(&self) -> ::smtp_codes::ReplyCode {
        ::smtp_codes::ToReply::code(self)
    }
    #[doc = r" The whole reply as it goes over the wire, if it is ASCII and nothing has to be filled in."]
    pub fn as_static(&self) -> ::core::option::Option<&'static str> {
        ::core::option::Option::Some(match self {
            Self::NoSuchUser => "550 5.1.1 no such user\r\n",
            Self::MailboxFull(..) => "452-4.2.2 mailbox full,\r\n452 4.2.2 try again later\r\n",
            _ => return ::core::option::Option::None,
        })
    }
    const __OWN: &'static [::smtp_codes::ReplySpec] = {
        use ::smtp_codes::__private::enhanced;
        &[
            enhanced(250, 2, 1, 5, "recipient <{mailbox}> ok"),
            enhanced(550, 5, 1, 1, "no such user"),
            enhanced(452, 4, 2, 2, "mailbox full,\ntry again later"),
        ]
    };
    fn __source(&self) -> ::smtp_codes::__private::Source<'_> {
        use ::smtp_codes::__private::Source as __Source;
        match self {
            Self::Accepted { .. } => __Source::Row(0),
            Self::NoSuchUser => __Source::Row(1),
            Self::MailboxFull(..) => __Source::Row(2),
            Self::Session(__0) => __Source::Inner(__0),
        }
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl<'a> ::smtp_codes::ReplySet for RcptReply<'a>
where
    for<'__any> SessionReply: ::smtp_codes::ReplySet,
{
    const REPLIES: &'static [::smtp_codes::ReplySpec] = {
        use ::smtp_codes::__private::{NotASet as _, Probe, concat, rows_of, total};
        const PARTS: &[&[::smtp_codes::ReplySpec]] =
            &[<RcptReply<'static>>::__OWN, rows_of(Probe::<SessionReply>::__SET)];
        const ALL: [::smtp_codes::ReplySpec; total(PARTS)] = concat(PARTS);
        &ALL
    };
}
#[automatically_derived]
#[allow(dead_code, deprecated, clippy::same_name_method)]
impl<'a> RcptReply<'a>
where
    for<'__any> SessionReply: ::smtp_codes::ReplySet,
{
    #[doc = r" Every reply that this type can send: its own, and those of the fields that it forwards to."]
    pub const REPLIES: &'static [::smtp_codes::ReplySpec] = <Self as ::smtp_codes::ReplySet>::REPLIES;
}
const _: () = {
    use ::smtp_codes::__private::{Misfit, NotASet as _, Probe};
    const MISFIT: Misfit = Misfit::find(Probe::<SessionReply>::__SET, &[::smtp_codes::Command::Rcpt]);
    ::core::assert!(MISFIT.is_none(), "{}", MISFIT.message());
};
#[automatically_derived]
#[allow(deprecated)]
impl<'a> ::smtp_codes::ToReply for RcptReply<'a> {
    fn code(&self) -> ::smtp_codes::ReplyCode {
        self.__source().code(Self::__OWN)
    }
    fn enhanced(&self) -> ::core::option::Option<::smtp_codes::EnhancedCode> {
        self.__source().enhanced(Self::__OWN)
    }
    fn write_text(&self, __writer: &mut ::smtp_codes::TextWriter<'_>) -> ::core::fmt::Result {
        match self {
            Self::Accepted { mailbox: __mailbox } => {
                __writer.literal("recipient <")?;
                __writer.value(::core::format_args!("{}", __mailbox))?;
                __writer.literal("> ok")
            }
            _ => match self.__source() {
                ::smtp_codes::__private::Source::Row(__row) => __writer.literal(Self::__OWN[__row].text),
                ::smtp_codes::__private::Source::Inner(__inner) => __inner.write_text(__writer),
            },
        }
    }
    fn __ready(&self) -> ::core::option::Option<&[u8]> {
        match self.__source() {
            ::smtp_codes::__private::Source::Row(_) => ::smtp_codes::__private::octets(self.as_static()),
            ::smtp_codes::__private::Source::Inner(__inner) => __inner.__ready(),
        }
    }
}
#[automatically_derived]
#[allow(deprecated)]
impl<'a> ::core::fmt::Display for RcptReply<'a> {
    fn fmt(&self, __formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::smtp_codes::__private::display(self, __formatter)
    }
}
