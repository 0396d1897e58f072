using static EscrowGrid.StandIns.Faults.FaultGroup;
using static EscrowGrid.StandIns.Faults.FaultKind;

namespace EscrowGrid.StandIns.Faults;

/// <summary>What each of the 40 faults is; docs/operate/rails.md has the same table.</summary>
public static class FaultCatalogue
{
    public static IReadOnlyList<FaultDescription> All { get; } =
    [
        new(ResetBefore, Call, "the connection breaks before anything happened"),
        new(ResetAfter, Call, "it happens, and the connection breaks before the answer"),
        new(SilentBefore, Call, "nothing happens and no answer comes"),
        new(SilentAfter, Call, "it happens and no answer comes"),
        new(Slow, Call, "the answer comes after a while"),
        new(HalfBody, Call, "it happens, and the connection breaks in the middle of the answer"),
        new(EmptyBody, Call, "it happens, and the answer is 200 without a body"),
        new(BrokenJson, Call, "it happens, and the answer is no JSON"),
        new(HtmlPage, Call, "it happens, and a proxy answers 200 with its own page"),
        new(OtherShape, Call, "it happens, and the answer is JSON of another shape"),
        new(OtherAmount, Call, "it happens, and the answer tells another amount"),
        new(ErrorBefore, Call, "500, and nothing happened"),
        new(ErrorAfter, Call, "it happens, and the answer is a 500 that is kept under the key"),
        new(ErrorStored, Call, "nothing happens, and the answer is a 500 that is kept under the key"),
        new(BadGateway, Call, "502 of a proxy, and nothing happened"),
        new(Unavailable, Call, "503 with a short Retry-After, and nothing happened"),
        new(TooMany, Call, "429, and nothing happened"),
        new(TooManyForLong, Call, "429 with a Retry-After of an hour"),
        new(KeyInUse, Call, "409: a call with the same key is still running"),
        new(Unauthorized, Call, "401: the API key is revoked"),
        new(Redirect, Call, "302 to another place"),
        new(HugeBody, Call, "it happens, and the answer is larger than anybody reads"),
        new(Declined, Books, "refused for good"),
        new(InsufficientBalance, Books, "refused: the balance is too small"),
        new(AccountOnHold, Books, "refused: the account or wallet is on hold"),
        new(StaysPending, Books, "accepted, and not done before somebody helps"),
        new(FailsLater, Books, "accepted, and failed afterwards"),
        new(KeysForgotten, Books, "all idempotency keys are forgotten, as after 24 hours"),
        new(ListLags, Books, "a list does not show what is there"),
        new(ShortPages, Books, "a list comes one object a page"),
        new(ShortPayment, Payment, "less is paid than was asked for"),
        new(OverPayment, Payment, "more is paid than was asked for"),
        new(WrongAsset, Payment, "another currency or token is paid"),
        new(PaidTwice, Payment, "it is paid twice"),
        new(Reversed, Payment, "it is paid and taken back: a dispute, or a block that is no more"),
        new(NoticeRepeated, Notice, "the webhook comes ten times"),
        new(NoticeReordered, Notice, "the webhook comes after the next one"),
        new(NoticeLate, Notice, "the webhook comes 90 days later"),
        new(NoticeForged, Notice, "the webhook is signed with another secret"),
        new(NoticeLost, Notice, "the webhook never comes"),
    ];
}
