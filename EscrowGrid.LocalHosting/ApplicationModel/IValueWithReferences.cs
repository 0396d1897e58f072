namespace EscrowGrid.LocalHosting.ApplicationModel;

/// <summary>A value made of others; following them tells whether a secret is among them.</summary>
public interface IValueWithReferences
{
    /// <summary>What the value is made of.</summary>
    IEnumerable<object> References { get; }
}
