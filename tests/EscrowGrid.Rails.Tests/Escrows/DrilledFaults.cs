using EscrowGrid.StandIns.Faults;

namespace EscrowGrid.Rails.Tests.Escrows;

/// <summary>
/// The faults that a whole escrow is driven through: those of calls. An authenticated answer that tells another amount
/// is believed where money is looked for, so that one is left to the tests of the rails. Every seventh by default; all
/// with <c>ESCROWGRID_FAULTS=nightly</c>.
/// </summary>
internal static class DrilledFaults
{
    private static readonly TimeSpan Impatience = TimeSpan.FromMilliseconds(500);

    public static IEnumerable<FaultKind> Chosen => FaultCatalogue.All
        .Where(it => it.Group is FaultGroup.Call && it.Kind is not FaultKind.OtherAmount)
        .Select(it => it.Kind)
        .Where((_, index) => index % Step == 0);

    private static int Step => Environment.GetEnvironmentVariable("ESCROWGRID_FAULTS") is "nightly" ? 1 : 7;

    public static TimeSpan? PatienceOf(FaultKind fault) =>
        fault is FaultKind.SilentBefore or FaultKind.SilentAfter ? Impatience : null;
}
