using System.Net;
using EscrowGrid.Api.Tests.Users;
using Npgsql;

namespace EscrowGrid.Api.Tests.Escrows;

/// <summary>Commands that nobody agrees to are refused by themselves when their week is over.</summary>
[Collection(StoresDefinition.Name)]
public sealed class ExpiredApprovalTests(Stores stores)
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    [Theory]
    [EachStore]
    public async Task Command_ThatNobodyAgreedTo_IsRefusedWhenItsTimeIsOver(Store store)
    {
        var time = new MovableTime();
        var database = store is Store.Memory ? null : await stores.CreateDatabaseAsync($"expired_{Guid.NewGuid():N}");
        await using var api = await ApiUnderTest.StartAsync(
            database, new Dictionary<string, string?> { ["MODE"] = "all" }, time);
        var room = await StaffRoom.OpenAsync(api);
        var (escrow, other) = (await room.Market.OpenFundedAsync(), await room.Market.OpenFundedAsync());
        var forgotten = await StaffRoom.AskForApprovalAsync(room.Market.AsStaff, escrow);
        var agreed = await StaffRoom.AskForApprovalAsync(room.Market.AsStaff, other);
        (await StaffRoom.ApproveAsync(room.As(room.Ben), agreed)).Expect(HttpStatusCode.OK);
        await room.DecidedAsync(agreed);

        time.Advance(Week);
        await MakeDueAsync(database);
        var refused = await room.DecidedAsync(forgotten);

        Assert.Equal("REJECTED", refused.Json.GetProperty("status").GetString());
        Assert.Equal("APPROVAL_EXPIRED", refused.Json.GetProperty("error").GetProperty("code").GetString());
        Assert.Equal(0, await room.CountSettlementsAsync(escrow));
        Assert.Equal("COMPLETED", (await room.DecidedAsync(agreed)).Json.GetProperty("status").GetString());
        Assert.Equal(1, await room.CountSettlementsAsync(other));
        var ben = SignedInUser.From((await People.SignInAsync(api, room.Ben)).Expect(HttpStatusCode.OK));
        Assert.Equal("state=EXPIRED", (await StaffRoom.ApproveAsync(room.As(ben), forgotten)).Details);
    }

    /// <summary>The database goes by its own clock.</summary>
    private static async Task MakeDueAsync(string? database)
    {
        if (database is null)
            return;
        await using var source = NpgsqlDataSource.Create(database);
        await using var due = source.CreateCommand(
            "UPDATE jobs SET run_at = now() WHERE type = 'escrow.approval.expire'");
        Assert.Equal(2, await due.ExecuteNonQueryAsync());
    }
}
