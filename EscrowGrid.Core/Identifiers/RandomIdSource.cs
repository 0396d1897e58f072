namespace EscrowGrid.Core.Identifiers;

/// <summary>Random ids (UUID version 4, as the wire contract says).</summary>
internal sealed class RandomIdSource : IIdSource
{
    public TId Create<TId>()
        where TId : struct, IPrefixedId<TId> => TId.From(Guid.NewGuid());

    public string CreateRequestId() => Guid.NewGuid().ToString();
}
