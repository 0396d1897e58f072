using System.Reflection;
using Xunit.Sdk;

namespace EscrowGrid.Api.Tests;

/// <summary>Runs a theory on both stores, each time with the rest of a row of its own data, if it has any.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class EachStoreAttribute(params object?[] row) : DataAttribute
{
    public override IEnumerable<object?[]> GetData(MethodInfo testMethod) =>
        Enum.GetValues<Store>().Select(store => (object?[])[store, .. row]);
}
