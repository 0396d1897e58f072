using EscrowGrid.Core.Chain;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Ledger;

namespace EscrowGrid.Api.Tests.Chain;

/// <summary>Records as the mirror makes them, in an API that has no chain.</summary>
internal static class ChainOperations
{
    /// <summary>The record of a new position.</summary>
    /// <param name="api">Whose store.</param>
    /// <param name="tenant">Whose position.</param>
    /// <param name="state">Pending or skipped: no other state is a first one.</param>
    /// <returns>Its id.</returns>
    public static async Task<string> AddAsync(ApiUnderTest api, Tenant tenant, MirrorState state)
    {
        var store = api.Service<IChainStore>();
        await store.FollowAsync(CancellationToken.None);
        var position = await tenant.CreatePositionAsync();
        ChainOperation? made = null;
        await Eventually.HoldsAsync(async () =>
        {
            if (await store.FindNewAsync(1_000, CancellationToken.None) is not { } taken)
                return false;
            made = taken.Events
                .Where(it => it.Event.Position.ToString() == position)
                .Select(it => new ChainOperation(
                    ChainOperationId.From(Guid.NewGuid()),
                    it.Event.Id,
                    it.Event.Position,
                    it.Institution,
                    MirrorPayload.Record(it),
                    it.Event.At)
                { State = state })
                .SingleOrDefault();
            await store.AddAsync(taken, made is null ? [] : [made], CancellationToken.None);
            return made is not null;
        });
        return made!.Id.ToString();
    }
}
