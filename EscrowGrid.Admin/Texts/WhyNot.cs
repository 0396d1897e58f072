using System.Text.RegularExpressions;

namespace EscrowGrid.Admin.Texts;

/// <summary>
/// Why something cannot be done now, in the visitor's words. The API says it in sentences of its own; those that it
/// says most are known here, and any other is shown as it is.
/// </summary>
internal static partial class WhyNot
{
    private static readonly Dictionary<string, string> Sentences = new(StringComparer.Ordinal)
    {
        ["Its money is on its way out already"] = "why.leaving",
        ["The escrow is not disputed"] = "why.undisputed",
        ["Milestones are agreed before any money has come in"] = "why.paid",
        ["A part of it has been paid, or may be"] = "why.part-paid",
        ["Nothing is decided that could be withdrawn"] = "why.undecided",
        ["Each of its milestones is decided by itself"] = "why.by-milestone",
        ["A milestone has none of its own"] = "why.of-milestone",
        ["A disputed escrow is refunded by resolving the dispute"] = "why.resolve",
        ["The staff have been called already"] = "why.called",
        ["It is yours already"] = "why.yours",
        ["Only the other party may"] = "why.other-party",
    };

    public static string Say(Text text, string reason)
    {
        if (Sentences.TryGetValue(reason, out var key)) return text[key];
        if (State().Match(reason) is { Success: true } state)
            return text.Of("why.state", text.Word(state.Groups["from"].Value), text.Word(state.Groups["to"].Value));
        if (Roles().Match(reason) is not { Success: true } only) return reason;
        var roles = only.Groups["roles"].Value.Split(", ").Select(it => text.Word(it));
        return text.Of("why.role", string.Join(", ", roles));
    }

    [GeneratedRegex(
        "^(An escrow that is|Invalid transition from) (?<from>[A-Z_]+) (does not become|to) (?<to>[A-Z_]+)( by this)?$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex State();

    [GeneratedRegex(
        "^Only (?<roles>[A-Z]+(, [A-Z]+)*) may$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Roles();
}
