using System.Reflection;
using Xunit.Sdk;

namespace EscrowGrid.Api.Tests;

/// <summary>Runs a theory on both stores with every row of a table, which is a static method of the test.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EachStoreOfAttribute(string table) : DataAttribute
{
    public override IEnumerable<object?[]> GetData(MethodInfo testMethod)
    {
        var rows = (IEnumerable<object?[]>)testMethod.DeclaringType!.GetMethod(table)!.Invoke(obj: null, [])!;
        return
            from row in rows
            from store in Enum.GetValues<Store>()
            select (object?[])[store, .. row];
    }
}
