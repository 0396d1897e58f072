namespace EscrowGrid.LocalHosting.ApplicationModel;

/// <summary>Something with a value while the application runs.</summary>
public interface IValueProvider
{
    /// <summary>The value; null when there is none.</summary>
    ValueTask<string?> GetValueAsync(CancellationToken ct = default);
}
