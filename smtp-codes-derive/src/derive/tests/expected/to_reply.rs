#[allow(dead_code, clippy::same_name_method)]
#[allow(single_use_lifetimes)]
impl<'a> RcptReply<'a> {
    const __OWN: &'static [::smtp_codes::ReplySpec] = {
        use ::smtp_codes::__private::spec;
        &[
            spec(250, [2, 1, 5], "recipient <{mailbox}> ok"),
            spec(550, [5, 1, 1], "no such user"),
            spec(452, [4, 2, 2], "mailbox full,\ntry again later"),
        ]
    };
    const __READY: &'static [&'static ::core::primitive::str] =
        &["", "550 5.1.1 no such user\r\n", "452-4.2.2 mailbox full,\r\n452 4.2.2 try again later\r\n"];
    #[doc = r" Returns the reply code."]
    pub fn code(&self) -> ::smtp_codes::ReplyCode {
        ::smtp_codes::__private::RowOrInner::code(&self.__reply())
    }
    #[doc = r" Returns the whole reply as it goes over the wire, if it is ASCII and has no placeholder."]
    pub fn as_static(&self) -> ::core::option::Option<&'static ::core::primitive::str> {
        ::smtp_codes::__private::RowOrInner::ready(&self.__reply())
    }
    fn __reply(&self) -> ::smtp_codes::__private::RowOrInner<'_> {
        let __row = match self {
            Self::Accepted { .. } => 0,
            Self::NoSuchUser => 1,
            Self::MailboxFull(..) => 2,
            Self::Session(__field_0) => return ::smtp_codes::__private::RowOrInner::Inner(__field_0),
        };
        ::smtp_codes::__private::RowOrInner::Row(::smtp_codes::__private::Row {
            spec: &Self::__OWN[__row],
            ready: Self::__READY[__row],
        })
    }
}
#[automatically_derived]
impl<'a> ::smtp_codes::ReplySet for RcptReply<'a>
where
    for<'__any> SessionReply: ::smtp_codes::ReplySet,
{
    const REPLIES: &'static [::smtp_codes::ReplySpec] = {
        use ::smtp_codes::__private::NotASet as _;
        const __PARTS: &[&[::smtp_codes::ReplySpec]] = &[
            <RcptReply<'static>>::__OWN,
            ::smtp_codes::__private::rows_of(
                ::smtp_codes::__private::SetProbe::<SessionReply>::__SMTP_CODES_ROWS,
            ),
        ];
        const __ALL: (
            [::smtp_codes::ReplySpec; ::smtp_codes::__private::total(__PARTS)],
            ::core::primitive::usize,
        ) = ::smtp_codes::__private::concat_rows(__PARTS);
        <[::smtp_codes::ReplySpec]>::split_at(&__ALL.0, __ALL.1).0
    };
    const FAMILIES: &'static [::smtp_codes::Family] = {
        use ::smtp_codes::__private::NotASet as _;
        const __PARTS: &[&[::smtp_codes::Family]] = &[::smtp_codes::__private::families_of(
            ::smtp_codes::__private::SetProbe::<SessionReply>::__SMTP_CODES_FAMILIES,
        )];
        const __ALL: (
            [::smtp_codes::Family; ::smtp_codes::__private::total(__PARTS)],
            ::core::primitive::usize,
        ) = ::smtp_codes::__private::concat_families(__PARTS);
        <[::smtp_codes::Family]>::split_at(&__ALL.0, __ALL.1).0
    };
}
#[allow(dead_code, clippy::same_name_method)]
#[allow(single_use_lifetimes)]
impl<'a> RcptReply<'a>
where
    for<'__any> SessionReply: ::smtp_codes::ReplySet,
{
    #[doc = r" Every reply that this type can send: its own, and those of the fields that it forwards to."]
    pub const REPLIES: &'static [::smtp_codes::ReplySpec] = <Self as ::smtp_codes::ReplySet>::REPLIES;
}
const _: () = {
    use ::smtp_codes::__private::NotASet as _;
    use ::smtp_codes::__private::refuse as __refuse;
    let __misfit = ::smtp_codes::__private::misfit(
        ::smtp_codes::__private::SetProbe::<SessionReply>::__SMTP_CODES_ROWS,
        &[::smtp_codes::Command::Rcpt],
        false,
    );
    if let ::core::option::Option::Some((::smtp_codes::__private::Misfit::Unlisted(0), __code)) = __misfit {
        __refuse (* b"one of its replies is `000`, which is not a reply to RCPT (RFC 5321 section 4.3.2); the key `unregistered` permits it anyway" , 23 , __code) ;
    }
    if let ::core::option::Option::Some((::smtp_codes::__private::Misfit::OnAHello, __code)) = __misfit {
        __refuse (* b"one of its replies is `000` with an enhanced status code, which a greeting and the answer to a hello cannot carry (RFC 2034 section 4)" , 23 , __code) ;
    }
};
#[automatically_derived]
impl<'a> ::smtp_codes::ToReply for RcptReply<'a> {
    fn code(&self) -> ::smtp_codes::ReplyCode {
        ::smtp_codes::__private::RowOrInner::code(&self.__reply())
    }
    fn enhanced(&self) -> ::core::option::Option<::smtp_codes::EnhancedCode> {
        ::smtp_codes::__private::RowOrInner::enhanced(&self.__reply())
    }
    fn closes(&self) -> ::core::primitive::bool {
        ::smtp_codes::__private::RowOrInner::closes(&self.__reply())
    }
    fn write_text(&self, __writer: &mut ::smtp_codes::TextWriter<'_>) -> ::core::fmt::Result {
        <Self as ::smtp_codes::ToReply>::__fill(self, &mut ::smtp_codes::__private::Filler::Writer(__writer))
    }
    fn __fill(&self, __filler: &mut ::smtp_codes::__private::Filler<'_, '_>) -> ::core::fmt::Result {
        use ::smtp_codes::__private::OpaqueContent as _;
        match self {
            Self::Accepted { mailbox: __field_mailbox } => __filler.fill_one(
                10,
                "250 2.1.5 recipient <",
                ::smtp_codes::__private::ContentProbe(__field_mailbox).__smtp_codes_content(),
                __field_mailbox,
                "> ok",
            ),
            _ => ::smtp_codes::__private::RowOrInner::fill(&self.__reply(), __filler),
        }
    }
    fn __ready(&self) -> ::core::option::Option<&[::core::primitive::u8]> {
        ::smtp_codes::__private::RowOrInner::octets(&self.__reply())
    }
}
#[automatically_derived]
impl<'a> ::core::fmt::Display for RcptReply<'a> {
    fn fmt(&self, __formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::smtp_codes::__private::display(self, __formatter)
    }
}
