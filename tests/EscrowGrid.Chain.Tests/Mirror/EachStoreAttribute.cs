using System.Reflection;
using Xunit.Sdk;

namespace EscrowGrid.Chain.Tests.Mirror;

/// <summary>Runs a theory on both stores.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EachStoreAttribute : DataAttribute
{
    public override IEnumerable<object?[]> GetData(MethodInfo testMethod) =>
        Enum.GetValues<Store>().Select(store => new object?[] { store });
}
