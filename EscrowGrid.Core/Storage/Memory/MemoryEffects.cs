using EscrowGrid.Core.Events;

namespace EscrowGrid.Core.Storage.Memory;

/// <summary>The rows that consumers leave behind; see <see cref="IEventEffect"/>.</summary>
internal static class MemoryEffects
{
    /// <summary>The caller holds the lock.</summary>
    public static void Apply(this MemoryDatabase database, IEventEffect effect) =>
        throw new ArgumentOutOfRangeException(nameof(effect), effect.GetType(), "No store knows this effect.");
}
