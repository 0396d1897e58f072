namespace EscrowGrid.Rails.Providers;

/// <summary>What one try came to.</summary>
/// <param name="Reply">Null when it says nothing.</param>
/// <param name="Trouble">Why it says nothing.</param>
/// <param name="MayHeal">Whether another try may say more.</param>
/// <param name="AskedPause">How long the provider asks to be left alone.</param>
internal sealed record Attempt(
    ProviderReply? Reply, string Trouble = "", bool MayHeal = false, TimeSpan? AskedPause = null);
