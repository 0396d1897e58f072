namespace EscrowGrid.Benchmarks.Report;

/// <summary>One line of the table.</summary>
/// <param name="Scenario">The operation.</param>
/// <param name="Goal">What it should reach; null without a goal.</param>
/// <param name="Connections">Operations in flight at any time, each on its own connection.</param>
/// <param name="Api">Over HTTP.</param>
/// <param name="ApiCpuMs">CPU milliseconds of the API for one operation.</param>
/// <param name="ReferencePerSecond">pgbench with the same rows and as many connections, in the same run.</param>
internal sealed record Measurement(
    string Scenario, string? Goal, int Connections, Rate Api, double ApiCpuMs, double? ReferencePerSecond)
{
    public static string Header =>
        $"{"operation",-20} {"conn.",5} {"per second",11} {"p50 ms",8} {"p99 ms",8} {"failed",7} {"CPU ms",7} "
        + $"{"pgbench/s",11} {"ratio",6}  goal";

    public double? Ratio => Api.PerSecond / ReferencePerSecond;

    public override string ToString() =>
        $"{Scenario,-20} {Connections,5} {Api.PerSecond,11:N0} {Api.P50Ms,8:N1} {Api.P99Ms,8:N1} {Api.Failed,7} "
        + $"{ApiCpuMs,7:N2} {ReferencePerSecond,11:N0} {Ratio,6:N2}  {Goal}";
}
