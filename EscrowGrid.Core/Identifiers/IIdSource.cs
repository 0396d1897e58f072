namespace EscrowGrid.Core.Identifiers;

/// <summary>Where new ids come from, so that a test can choose them.</summary>
public interface IIdSource
{
    TId Create<TId>()
        where TId : struct, IPrefixedId<TId>;
}
