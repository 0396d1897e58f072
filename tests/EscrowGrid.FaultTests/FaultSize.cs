using System.Globalization;

namespace EscrowGrid.FaultTests;

/// <summary>
/// How much is done: little by default, as much as the acceptance asks for with <c>ESCROWGRID_FAULTS=nightly</c>.
/// <c>ESCROWGRID_FAULT_SEED</c> repeats the choices of a run that failed.
/// </summary>
internal static class FaultSize
{
    public static bool IsNightly { get; } =
        Environment.GetEnvironmentVariable("ESCROWGRID_FAULTS") is "nightly";

    public static int Seed { get; } =
        int.TryParse(
            Environment.GetEnvironmentVariable("ESCROWGRID_FAULT_SEED"),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var chosen)
            ? chosen
            : Environment.TickCount & int.MaxValue;

    /// <summary>Kills in the middle of each kind of job.</summary>
    public static int Kills => IsNightly ? 25 : 3;
}
