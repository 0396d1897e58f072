using EscrowGrid.ArchitectureTests.Source;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EscrowGrid.ArchitectureTests.Arrows;

/// <summary>
/// The arrows between the features of Core. A feature uses the vocabulary freely, another feature only by an entry
/// here, and another feature's store only by an entry of its own: that is the narrow door through which tables could
/// leak.
/// </summary>
internal static class FeatureRules
{
    private const string Core = "EscrowGrid.Core";

    /// <summary>Words that every feature speaks. They use each other and no feature.</summary>
    private static readonly HashSet<string> Vocabulary = new(StringComparer.Ordinal)
    {
        "Access", "Audit", "Documents", "Events", "Idempotency", "Identifiers", "Jobs", "Money", "Outcomes", "Paging",
    };

    /// <summary>Where the features are put together: it sees them all, and none of them sees it.</summary>
    private static readonly HashSet<string> Composition = new(StringComparer.Ordinal) { "", "Storage" };

    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Approvals"] = ["Positions"],
        ["ApiKeys"] = ["Institutions"],
        ["Assets"] = ["Institutions", "Templates"],
        ["Chain"] = ["Ledger", "Positions"],
        ["Collections"] = ["Compliance", "Escrows", "Payments", "Users"],
        ["CommandBus"] = ["ApiKeys", "Escrows", "Users"],
        ["Compliance"] = ["Users"],
        ["Escrows"] = ["Approvals", "Compliance", "Institutions", "Ledger", "Payments", "Users"],
        ["Evidence"] = ["Escrows"],
        ["Instances"] = [],
        ["Institutions"] = [],
        ["Ledger"] = ["Positions"],
        ["Payments"] = [],
        ["Policies"] = ["Institutions"],
        ["Positions"] = ["Assets", "Ledger", "Policies", "Templates"],
        ["Reconciliation"] = ["Collections", "Escrows", "Payments"],
        ["Relay"] = [],
        ["Templates"] = ["Institutions"],
        ["Users"] = ["Institutions"],
        ["Webhooks"] = [],
    };

    private static readonly HashSet<(string Feature, string Store)> BorrowedStores =
    [
        // A template and an asset are refused with the contract's own words when what they belong to does not exist.
        ("Templates", "IInstitutionStore"),
        ("Assets", "IInstitutionStore"),
        ("Assets", "ITemplateStore"),
        // Nobody joins an institution that does not exist.
        ("Users", "IInstitutionStore"),
        // A message is in the name of a session or a key, and is told from a repeat by what is stored of it.
        ("CommandBus", "ISessionStore"),
        ("CommandBus", "IApiKeyStore"),
        ("CommandBus", "IEscrowStore"),
        // What came in is judged by the escrow that it is for, and commanded to it.
        ("Collections", "IEscrowStore"),
        // Whether a second person is needed is the institution's setting.
        ("Escrows", "IInstitutionStore"),
        // To compare books is to read all of them.
        ("Reconciliation", "ICollectionStore"),
        ("Reconciliation", "IEscrowStore"),
        ("Reconciliation", "IFundsStore"),
        // An approved transition is decided again by the position and its rules of the moment.
        ("Approvals", "IPositionStore"),
        // Who may read a position's ledger events is decided by the position.
        ("Ledger", "IPositionStore"),
    ];

    public static IEnumerable<Violation> References(SourceFile file)
    {
        if (file.Project != Core || Composition.Contains(file.Feature)) return [];
        return from name in QualifiedNames(file)
               let target = Target(name.ToString())
               where target is not null && target != file.Feature && !MayUse(file.Feature, target)
               select file.At(name, $"{file.Feature} may not use {target}; enter the arrow, or turn it round");
    }

    public static IEnumerable<Violation> Stores(IReadOnlyList<SourceFile> files)
    {
        var owners = files
            .Where(file => file.Project == Core && !Composition.Contains(file.Feature))
            .Where(file => !Vocabulary.Contains(file.Feature))
            .SelectMany(Types, (file, type) => (file, type))
            .Where(owned => owned.type.Identifier.Text.EndsWith("Store", StringComparison.Ordinal))
            .ToDictionary(owned => owned.type.Identifier.Text, owned => owned.file.Feature, StringComparer.Ordinal);
        return from file in files
               where file.Project == Core && !Composition.Contains(file.Feature)
               from name in file.Root.DescendantNodes().OfType<IdentifierNameSyntax>()
               let store = name.Identifier.Text
               where owners.TryGetValue(store, out var owner) && owner != file.Feature
               where !BorrowedStores.Contains((file.Feature, store))
               select file.At(name, $"{file.Feature} reaches into {owners[store]}'s store {store}; ask its facade");
    }

    private static bool MayUse(string feature, string target)
    {
        if (Composition.Contains(target)) return false;
        if (Vocabulary.Contains(target)) return true;
        return Allowed.TryGetValue(feature, out var targets) && targets.Contains(target);
    }

    private static IEnumerable<BaseTypeDeclarationSyntax> Types(SourceFile file) =>
        file.Root.DescendantNodes().OfType<BaseTypeDeclarationSyntax>();

    private static IEnumerable<NameSyntax> QualifiedNames(SourceFile file) =>
        file.Root.DescendantNodes().OfType<QualifiedNameSyntax>()
            .Where(name => name.Parent is not (QualifiedNameSyntax or BaseNamespaceDeclarationSyntax));

    /// <summary>The feature that a full name belongs to, or null for a name from elsewhere.</summary>
    private static string? Target(string name)
    {
        var parts = name.Split('.');
        return parts is ["EscrowGrid", "Core", var feature, ..] ? feature : null;
    }
}
