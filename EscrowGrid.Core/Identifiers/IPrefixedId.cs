namespace EscrowGrid.Core.Identifiers;

/// <summary>
/// A typed id, written <c>prefix_uuid</c> on the wire and kept as a uuid (wire contract, section 3). The default
/// value is nobody's id: looking it up finds nothing.
/// </summary>
public interface IPrefixedId<TSelf>
    where TSelf : struct, IPrefixedId<TSelf>
{
    static abstract string Prefix { get; }

    Guid Value { get; }

    static abstract TSelf From(Guid value);
}
