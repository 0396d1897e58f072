namespace EscrowGrid.Core.Identifiers;

/// <summary>Where new ids come from, so that a test can choose them.</summary>
public interface IIdSource
{
    TId Create<TId>()
        where TId : struct, IPrefixedId<TId>;

    /// <summary>For a request whose caller chose no id: a bare UUID.</summary>
    string CreateRequestId();
}
