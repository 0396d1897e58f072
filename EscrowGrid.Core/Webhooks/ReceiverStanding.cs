using System.Runtime.InteropServices;

namespace EscrowGrid.Core.Webhooks;

/// <summary>How a receiver stands with one process.</summary>
/// <param name="Running">How many deliveries are attempted now.</param>
/// <param name="Answers">Whether it took its last delivery, and soon.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ReceiverStanding(int Running, bool Answers)
{
    /// <summary>How many deliveries may be attempted at the same time.</summary>
    public int Allowed => Answers ? Limits.DeliveriesPerWebhook : Limits.DeliveriesPerDoubtful;
}
