using System.Reflection;
using System.Runtime.CompilerServices;
using EscrowGrid.BrowserTests.Console;

namespace EscrowGrid.BrowserTests.Forms;

/// <summary>Holds what tests say that they send against what was sent.</summary>
internal static class SentForms
{
    /// <summary>What all tests of these classes say.</summary>
    public static IEnumerable<string> Declared => typeof(SentForms).Assembly.GetTypes()
        .SelectMany(it => it.GetMethods())
        .SelectMany(it => it.GetCustomAttribute<SendsAttribute>()?.Acts ?? []);

    /// <summary>Every form that the calling test declares was sent by one of its visitors.</summary>
    public static void Expect<TTests>(Visitor[] visitors, [CallerMemberName] string test = "")
    {
        var declared = typeof(TTests).GetMethod(test)!.GetCustomAttribute<SendsAttribute>()!.Acts;
        var sent = visitors.SelectMany(it => it.Sent).ToList();
        Assert.All(declared, act => Assert.Contains(sent, path => IsOf(act, path)));
    }

    public static bool IsOf(string act, string path)
    {
        var (wanted, parts) = (act.Split('/'), path.Split('/'));
        return wanted.Length == parts.Length
            && wanted.Zip(parts).All(pair => pair.First.StartsWith('{') || pair.First == pair.Second);
    }
}
