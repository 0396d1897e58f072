using System.Net;

namespace EscrowGrid.Api.Tests.Positions;

[Collection(StoresDefinition.Name)]
public sealed class TransitionTests(Stores stores)
{
    [Theory]
    [EachStore]
    public async Task Transition_ThatTheTableForbids_IsRefusedAndChangesNothing(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var position = await tenant.CreatePositionAsync();
        var before = await tenant.Admin.GetAsync($"/positions/{position}");

        var refused = await tenant.TransitionAsync(position, "RELEASED");

        refused.ExpectError(HttpStatusCode.BadRequest, "Failed to transition position");
        Assert.Equal("Invalid transition from CREATED to RELEASED", refused.Details);
        Assert.Equal(before.Text, (await tenant.Admin.GetAsync($"/positions/{position}")).Text);
        Assert.Equal(1, await tenant.CountLedgerEventsAsync(position));
    }

    [Theory]
    [EachStore("CREATED")]
    [EachStore("FUNDED")]
    [EachStore("FUNDED", "PARTIALLY_RELEASED")]
    [EachStore("FUNDED", "RELEASED")]
    [EachStore("CANCELLED")]
    [EachStore("EXPIRED")]
    public async Task Transition_ToTheSameState_ChangesAndRecordsNothing(Store store, params string[] path)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var position = await tenant.CreatePositionAsync();
        foreach (var state in path)
            (await tenant.TransitionAsync(position, state)).Expect(HttpStatusCode.OK);
        var before = await tenant.Admin.GetAsync($"/positions/{position}");
        var entries = await tenant.CountLedgerEventsAsync(position);

        var repeated = await tenant.TransitionAsync(position, path[^1]);

        Assert.Equal(before.Text, repeated.Expect(HttpStatusCode.OK).Text);
        Assert.Equal(entries, await tenant.CountLedgerEventsAsync(position));
    }

    [Theory]
    [EachStore]
    public async Task Rivals_ForOneFinalState_HaveExactlyOneWinner(Store store)
    {
        const int Rivals = 16;
        var tenant = await stores[store].CreateTenantAsync();
        var position = await tenant.CreatePositionAsync();
        await tenant.TransitionAsync(position, "FUNDED");
        string[] wanted = ["RELEASED", "CANCELLED", "EXPIRED"];

        var answers = await Task.WhenAll(Enumerable.Range(0, Rivals).Select(
            rival => Task.Run(() => tenant.TransitionAsync(position, wanted[rival % wanted.Length]))));

        var read = await tenant.Admin.GetAsync($"/positions/{position}");
        Assert.Equal(2, read.Json.GetProperty("events").GetArrayLength());
        Assert.Equal(3, await tenant.CountLedgerEventsAsync(position));
        // Whoever asked for the winner's state after it had won is told the position as it is; all others lost.
        var accepted = answers.Where(answer => answer.Status is HttpStatusCode.OK).ToList();
        Assert.NotEmpty(accepted);
        Assert.All(accepted, won => Assert.Equal(read.State, won.State));
        Assert.All(answers.Except(accepted), AssertLost);

        static void AssertLost(Answer lost)
        {
            if (lost.Status is HttpStatusCode.Conflict)
            {
                lost.ExpectError(HttpStatusCode.Conflict, "Concurrent modification detected");
                Assert.StartsWith(
                    "Position was modified by another request. Expected state: FUNDED, actual: ",
                    lost.Details,
                    StringComparison.Ordinal);
            }
            else
            {
                lost.ExpectError(HttpStatusCode.BadRequest, "Failed to transition position");
            }
        }
    }

    [Theory]
    [EachStore]
    public async Task RivalPartialReleases_AllThatSucceed_AreRecordedOnceEach(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var position = await tenant.CreatePositionAsync();
        await tenant.TransitionAsync(position, "FUNDED");
        await tenant.TransitionAsync(position, "PARTIALLY_RELEASED");

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(
            _ => Task.Run(() => tenant.Admin.PostAsync(
                $"/positions/{position}/transition", """{"toState":"PARTIALLY_RELEASED","amount":0.5}"""))));

        var succeeded = answers.Count(answer => answer.Status is HttpStatusCode.OK);
        Assert.All(
            answers.Where(answer => answer.Status is not HttpStatusCode.OK),
            lost => lost.ExpectError(HttpStatusCode.Conflict, "Concurrent modification detected"));
        Assert.Equal(3 + succeeded, await tenant.CountLedgerEventsAsync(position));
        var read = await tenant.Admin.GetAsync($"/positions/{position}");
        Assert.Equal(2 + succeeded, read.Json.GetProperty("events").GetArrayLength());
    }
}
