using System.Reflection;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Tests.Outcomes;

public sealed class ProblemsTests
{
    [Fact]
    public void Registry_OfProblems_HoldsEveryKindOnce()
    {
        var declared = typeof(Problems).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => field.GetValue(null)).OfType<ProblemKind>().ToList();

        Assert.NotEmpty(declared);
        Assert.Equal(declared.OrderBy(kind => kind.Code), Problems.All.OrderBy(kind => kind.Code));
        Assert.Equal(declared.Count, declared.Select(kind => kind.Code).Distinct().Count());
        Assert.All(declared, kind => Assert.InRange(kind.Status, 400, 599));
        Assert.All(declared, kind => Assert.Matches("^[A-Z_]+$", kind.Code));
    }
}
