using EscrowGrid.StandIns.Faults;

namespace EscrowGrid.Rails.Tests.Faults;

public sealed class StripeCallFaultTests
{
    public static TheoryData<RailOperation, FaultKind, int> Cases => CallFaultCase.All("Stripe");

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Call_GoneWrong_IsHealedOrUnknownAndNeverDoubled(RailOperation operation, FaultKind kind, int times) =>
        CallFaults.RunAsync(operation, kind, times);
}
