using System.Net;
using EscrowGrid.Api.Tests.Users;

namespace EscrowGrid.Api.Tests.Escrows;

/// <summary>
/// Nobody of the staff decides about much money alone, by whichever means (anchors.md, A5; escrow-services.md, T-43).
/// </summary>
[Collection(StoresDefinition.Name)]
public sealed class SecondPersonTests(Stores stores)
{
    [Theory]
    [EachStore]
    public async Task Refund_ThatASecondPersonAgreesTo_IsDecidedOnceAndAudited(Store store)
    {
        await using var api = await WorkingApi.StartAsync(stores, store);
        var room = await StaffRoom.OpenAsync(api);
        var escrow = await room.Market.OpenFundedAsync();
        var approval = await StaffRoom.AskForApprovalAsync(room.As(room.Anna), escrow);
        Assert.Equal(0, await room.CountSettlementsAsync(escrow));

        var inbox = await room.As(room.Ben).GetAsync($"/api/approvals?state=PENDING&escrowId={escrow}");
        var agreed = await StaffRoom.ApproveAsync(room.As(room.Ben), approval);
        var decided = await room.DecidedAsync(approval);
        var replayed = await StaffRoom.ApproveAsync(room.As(room.Ben), approval);

        var row = Assert.Single(inbox.Expect(HttpStatusCode.OK).Json.GetProperty("data").EnumerateArray());
        Assert.Equal((approval, "100"), (row.GetProperty("id").GetString(), row.GetProperty("amount").GetRawText()));
        Assert.Equal("APPROVED", agreed.Expect(HttpStatusCode.OK).Json.GetProperty("state").GetString());
        Assert.Equal("COMPLETED", decided.Json.GetProperty("status").GetString());
        replayed.ExpectError(HttpStatusCode.Conflict, "Approval is not pending");
        Assert.Equal(1, await room.CountSettlementsAsync(escrow));
        foreach (var (action, actor) in new[] { ("REQUESTED", room.Anna.Id), ("GRANTED", room.Ben.Id) })
        {
            var audit = await room.Market.AsStaff.GetAsync($"/audit-events?action=APPROVAL_{action}");
            var act = Assert.Single(audit.Json.GetProperty("data").EnumerateArray());
            Assert.Equal(approval, act.GetProperty("resourceId").GetString());
            Assert.Contains(actor, act.GetRawText(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [EachStore]
    public async Task Approval_ByTheSamePersonOrByAKey_IsRefused(Store store)
    {
        await using var api = await WorkingApi.StartAsync(stores, store);
        var room = await StaffRoom.OpenAsync(api);
        var other = await StaffRoom.OpenAsync(api);
        var escrow = await room.Market.OpenFundedAsync();
        var approval = await StaffRoom.AskForApprovalAsync(room.As(room.Anna), escrow);
        var second = SignedInUser.From((await People.SignInAsync(api, room.Anna)).Expect(HttpStatusCode.OK));

        var answers = new[]
        {
            await StaffRoom.ApproveAsync(room.As(room.Anna), approval),
            await StaffRoom.ApproveAsync(room.As(second), approval),
            await StaffRoom.ApproveAsync(room.Market.AsStaff, approval),
            await StaffRoom.ApproveAsync(api.Root, approval),
            await StaffRoom.ApproveAsync(room.Market.AsBuyer, approval),
            await StaffRoom.ApproveAsync(other.As(other.Ben), approval),
        };

        Assert.Equal(
            [
                "APPROVAL_BY_SAME_PERSON", "APPROVAL_BY_SAME_PERSON", "APPROVAL_NEEDS_PERSON", "APPROVAL_NEEDS_PERSON",
                "USER_ROLE_REQUIRED", "APPROVAL_NOT_FOUND",
            ],
            answers.Select(it => it.Json.GetProperty("code").GetString()));
        Assert.Equal(0, await room.CountSettlementsAsync(escrow));
    }

    [Theory]
    [EachStore]
    public async Task Approval_ByManyAtOnce_IsOnePersons(Store store)
    {
        await using var api = await WorkingApi.StartAsync(stores, store);
        var room = await StaffRoom.OpenAsync(api);
        var escrow = await room.Market.OpenFundedAsync();
        // Asked by a key of the institution, which no person is.
        var approval = await StaffRoom.AskForApprovalAsync(room.Market.AsStaff, escrow);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(index =>
            StaffRoom.ApproveAsync(room.As(index % 2 == 0 ? room.Anna : room.Ben), approval)));

        await room.DecidedAsync(approval);
        Assert.Single(answers, it => it.Status is HttpStatusCode.OK);
        Assert.Equal(7, answers.Count(it => it.Status is HttpStatusCode.Conflict));
        Assert.Equal(1, await room.CountSettlementsAsync(escrow));
    }

    [Theory]
    [EachStore]
    public async Task Approval_AfterTheEscrowHasChanged_IsRefused(Store store)
    {
        await using var api = await WorkingApi.StartAsync(stores, store);
        var room = await StaffRoom.OpenAsync(api);
        var escrow = await room.Market.OpenFundedAsync();
        var approval = await StaffRoom.AskForApprovalAsync(room.As(room.Anna), escrow);
        (await Market.SendAsync(room.Market.AsSeller, $"{escrow}/mark-delivered", """{"title":"Shipped"}"""))
            .Expect(HttpStatusCode.OK);

        var refused = await StaffRoom.ApproveAsync(room.As(room.Ben), approval);

        refused.ExpectError(HttpStatusCode.Conflict, "Approval is not pending");
        Assert.Equal("state=SUPERSEDED", refused.Details);
        Assert.Equal(0, await room.CountSettlementsAsync(escrow));
    }

    /// <summary>Else a party whom the silence favours could talk every decision of the staff away.</summary>
    [Theory]
    [EachStore]
    public async Task Approval_WhileTheParties_GoOnTalking_Stands(Store store)
    {
        await using var api = await WorkingApi.StartAsync(stores, store);
        var room = await StaffRoom.OpenAsync(api);
        var escrow = await EscrowStages.OpenDisputedAsync(room.Market);
        var dispute = $"{escrow}/dispute/{escrow.Replace("esc_", "dsp_", StringComparison.Ordinal)}";
        var asked = await Market.SendAsync(
            room.As(room.Anna), $"{dispute}/resolve", """{"resolution":"RELEASE","reason":"It was delivered"}""");
        var approval = asked.Expect(HttpStatusCode.Accepted).Json.GetProperty("approvalId").GetString()!;
        (await Market.SendAsync(room.Market.AsBuyer, $"{dispute}/offers", """{"resolution":"REFUND"}"""))
            .Expect(HttpStatusCode.Created);
        (await Market.SendAsync(room.Market.AsBuyer, $"{dispute}/escalate")).Expect(HttpStatusCode.OK);

        (await StaffRoom.ApproveAsync(room.As(room.Ben), approval)).Expect(HttpStatusCode.OK);

        var decided = await room.DecidedAsync(approval);
        Assert.Equal("COMPLETED", decided.Json.GetProperty("status").GetString());
        Assert.Equal(1, await room.CountSettlementsAsync(escrow));
    }

    [Theory]
    [EachStore]
    public async Task Approval_OfWhoIsNoMoreOfTheStaff_IsRefused(Store store)
    {
        await using var api = await WorkingApi.StartAsync(stores, store);
        var room = await StaffRoom.OpenAsync(api);
        var escrow = await room.Market.OpenFundedAsync();
        var approval = await StaffRoom.AskForApprovalAsync(room.As(room.Anna), escrow);
        var ofKey = await StaffRoom.AskForApprovalAsync(room.Market.AsStaff, escrow);
        await DemoteAsync(room, room.Anna);

        var refused = await StaffRoom.ApproveAsync(room.As(room.Ben), approval);
        await DemoteAsync(room, room.Ben);
        var powerless = await StaffRoom.ApproveAsync(room.As(room.Ben), ofKey);

        Assert.Equal("state=WITHDRAWN", refused.Details);
        Assert.True(powerless.Status is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized);
        Assert.Equal(0, await room.CountSettlementsAsync(escrow));
    }

    [Theory]
    [EachStore]
    public async Task Rejection_OfACommand_EndsItForGood(Store store)
    {
        await using var api = await WorkingApi.StartAsync(stores, store);
        var room = await StaffRoom.OpenAsync(api);
        var escrow = await room.Market.OpenFundedAsync();
        var asked = await StaffRoom.AskAsync(room.As(room.Anna), escrow, key: "refund-1");
        var approval = asked.Json.GetProperty("approvalId").GetString()!;

        var rejected = await room.As(room.Anna).PostAsync(
            $"/api/approvals/{approval}/reject", """{"reason":"I was wrong"}""");
        var decided = await room.DecidedAsync(approval);
        var late = await StaffRoom.ApproveAsync(room.As(room.Ben), approval);

        Assert.Equal("REJECTED", rejected.Expect(HttpStatusCode.OK).Json.GetProperty("state").GetString());
        Assert.Equal("APPROVAL_REJECTED", decided.Json.GetProperty("error").GetProperty("code").GetString());
        late.ExpectError(HttpStatusCode.Conflict, "Approval is not pending");
        Assert.Equal(0, await room.CountSettlementsAsync(escrow));
    }

    [Theory]
    [EachStore]
    public async Task Refund_BelowTheAmount_NeedsNobody(Store store)
    {
        await using var api = await WorkingApi.StartAsync(stores, store);
        var room = await StaffRoom.OpenAsync(api, amount: "100.01");
        var escrow = await room.Market.OpenFundedAsync();

        var done = await Market.SendAsync(
            room.As(room.Anna), $"{escrow}/refund", """{"reason":"Not as described"}""");

        Assert.Equal("COMPLETED", done.Expect(HttpStatusCode.OK).Json.GetProperty("status").GetString());
    }

    [Theory]
    [EachStore]
    public async Task Approval_AfterAWeek_IsExpired(Store store)
    {
        var time = new MovableTime();
        await using var api = await stores.StartAnotherAsync(store, time: time);
        var room = await StaffRoom.OpenAsync(api);
        var escrow = await room.Market.OpenAsync();
        var asked = await Market.SendAsync(
            room.As(room.Anna), $"{escrow}/force-transition", """{"toState":"CANCELLED","reason":"Gone"}""");
        var approval = asked.Expect(HttpStatusCode.Accepted).Json.GetProperty("approvalId").GetString()!;
        time.Advance(TimeSpan.FromDays(7));
        var ben = SignedInUser.From((await People.SignInAsync(api, room.Ben)).Expect(HttpStatusCode.OK));

        var refused = await StaffRoom.ApproveAsync(room.As(ben), approval);

        Assert.Equal("state=EXPIRED", refused.Details);
    }

    [Theory]
    [EachStore("FUNDS_HELD", "DISPUTED")]
    [EachStore("FUNDS_HELD", "DELIVERED")]
    [EachStore("AWAIT_FUNDS", "CANCELLED")]
    public async Task ForcedTransition_ThatASecondPersonAgreesTo_IsMade(Store store, string from, string to)
    {
        await using var api = await WorkingApi.StartAsync(stores, store);
        var room = await StaffRoom.OpenAsync(api, amount: "1000000");
        var escrow = from is "AWAIT_FUNDS" ? await room.Market.OpenAsync() : await room.Market.OpenFundedAsync();
        var asked = await Market.SendAsync(
            room.As(room.Anna), $"{escrow}/force-transition", $$"""{"toState":"{{to}}","reason":"Nobody answers"}""");
        var approval = asked.Expect(HttpStatusCode.Accepted).Json.GetProperty("approvalId").GetString()!;

        (await StaffRoom.ApproveAsync(room.As(room.Ben), approval)).Expect(HttpStatusCode.OK);
        var decided = await room.DecidedAsync(approval);

        Assert.Equal("COMPLETED", decided.Json.GetProperty("status").GetString());
        var after = await Market.GetAsync(room.Market.AsStaff, escrow);
        Assert.Equal(to, after.Json.GetProperty("status").GetString());
    }

    /// <summary>However little it is: nobody says alone that somebody was paid.</summary>
    [Theory]
    [EachStore]
    public async Task PaymentByOtherMeans_ThatASecondPersonAgreesTo_EndsTheEscrow(Store store)
    {
        await using var api = await WorkingApi.StartAsync(stores, store);
        var room = await StaffRoom.OpenAsync(api, amount: "1000000");
        var failed = await EscrowStages.OpenFailedAsync(room.Market);
        var asked = await Market.SendAsync(
            room.As(room.Anna),
            $"{failed.Id}/settlements/{failed.Settlement}/settle-elsewhere",
            """{"reference":"Transfer 4711","reason":"The account is closed"}""");
        var approval = asked.Expect(HttpStatusCode.Accepted).Json.GetProperty("approvalId").GetString()!;
        var before = await Market.GetAsync(room.Market.AsStaff, failed.Id);

        (await StaffRoom.ApproveAsync(room.As(room.Ben), approval)).Expect(HttpStatusCode.OK);
        await room.DecidedAsync(approval);

        var after = await Market.GetAsync(room.Market.AsStaff, failed.Id);
        var seen = (await Market.GetAsync(room.Market.AsBuyer, failed.Id)).Json.GetProperty("settlements")[1];
        Assert.Equal("DELIVERED", before.Json.GetProperty("status").GetString());
        Assert.Equal("RELEASED", after.Json.GetProperty("status").GetString());
        var settlement = after.Json.GetProperty("settlements")[1];
        Assert.Equal("CONFIRMED", settlement.GetProperty("status").GetString());
        Assert.Equal("Transfer 4711", settlement.GetProperty("elsewhere").GetString());
        Assert.False(seen.TryGetProperty("elsewhere", out _));
    }

    /// <summary>Nobody is asked to agree to what cannot be.</summary>
    [Theory]
    [EachStore]
    public async Task PaymentByOtherMeans_OfWhatIsNotOwed_IsRefusedAtOnce(Store store)
    {
        await using var api = await WorkingApi.StartAsync(stores, store);
        var room = await StaffRoom.OpenAsync(api, amount: "1000000");
        var open = await EscrowStages.OpenSettlingAsync(room.Market);

        var early = await SayPaidAsync(open.Settlement!);
        var unknown = await SayPaidAsync($"set_{Guid.Empty}");

        early.ExpectError(HttpStatusCode.Conflict, "Settlement is in another state");
        unknown.ExpectError(HttpStatusCode.NotFound, "Settlement not found");
        var inbox = await room.As(room.Ben).GetAsync($"/api/approvals?escrowId={open.Id}");
        Assert.Empty(inbox.Expect(HttpStatusCode.OK).Json.GetProperty("data").EnumerateArray());

        Task<Answer> SayPaidAsync(string settlement) => Market.SendAsync(
            room.As(room.Anna),
            $"{open.Id}/settlements/{settlement}/settle-elsewhere",
            """{"reference":"Transfer 4711","reason":"The account is closed"}""");
    }

    [Theory]
    [EachStore]
    public async Task ForcedTransition_ThatWouldMakeMoney_IsRefused(Store store)
    {
        await using var api = await WorkingApi.StartAsync(stores, store);
        var room = await StaffRoom.OpenAsync(api);
        var escrow = await room.Market.OpenAsync();
        foreach (var to in new[] { "FUNDS_HELD", "RELEASED" })
        {
            var asked = await Market.SendAsync(
                room.As(room.Anna), $"{escrow}/force-transition", $$"""{"toState":"{{to}}","reason":"r"}""");
            var approval = asked.Expect(HttpStatusCode.Accepted).Json.GetProperty("approvalId").GetString()!;
            (await StaffRoom.ApproveAsync(room.As(room.Ben), approval)).Expect(HttpStatusCode.OK);
            var decided = await room.DecidedAsync(approval);

            Assert.Equal("INVALID_STATE_TRANSITION", decided.Json.GetProperty("error").GetProperty("code").GetString());
        }
    }

    private static async Task DemoteAsync(StaffRoom room, SignedInUser user) =>
        (await room.Api.Root.PutAsync($"/api/users/{user.Id}/role", """{"role":"PARTY","reason":"r"}"""))
            .Expect(HttpStatusCode.OK);
}
