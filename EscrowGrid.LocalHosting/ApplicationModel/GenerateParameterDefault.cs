using System.Security.Cryptography;

namespace EscrowGrid.LocalHosting.ApplicationModel;

/// <summary>
/// Generates a value from a cryptographic source. The letters leave out those that are easily confused, and the special
/// characters (<c>-_.{}~()*+!</c>) are those that no connection string minds.
/// </summary>
public sealed class GenerateParameterDefault : ParameterDefault
{
    internal const string LowerCharacters = "abcdefghjkmnpqrstuvwxyz";
    internal const string UpperCharacters = "ABCDEFGHJKMNPQRSTUVWXYZ";
    internal const string NumericCharacters = "0123456789";
    internal const string SpecialCharacters = "-_.{}~()*+!";

    /// <summary>Characters of the value; more when the minimums below add up to more.</summary>
    public int MinLength { get; set; }

    /// <summary>Lower case letters may occur.</summary>
    public bool Lower { get; set; } = true;

    /// <summary>Upper case letters may occur.</summary>
    public bool Upper { get; set; } = true;

    /// <summary>Digits may occur.</summary>
    public bool Numeric { get; set; } = true;

    /// <summary>Special characters may occur.</summary>
    public bool Special { get; set; } = true;

    /// <summary>At least so many lower case letters.</summary>
    public int MinLower { get; set; }

    /// <summary>At least so many upper case letters.</summary>
    public int MinUpper { get; set; }

    /// <summary>At least so many digits.</summary>
    public int MinNumeric { get; set; }

    /// <summary>At least so many special characters.</summary>
    public int MinSpecial { get; set; }

    /// <inheritdoc />
    public override string GetDefaultValue()
    {
        var all = Allowed(Lower, LowerCharacters) + Allowed(Upper, UpperCharacters) +
            Allowed(Numeric, NumericCharacters) + Allowed(Special, SpecialCharacters);
        if (all.Length == 0)
            throw new InvalidOperationException("A generated parameter needs at least one kind of character.");
        var value = string.Concat(
            Pick(Lower, LowerCharacters, MinLower), Pick(Upper, UpperCharacters, MinUpper),
            Pick(Numeric, NumericCharacters, MinNumeric), Pick(Special, SpecialCharacters, MinSpecial));
        var rest = RandomNumberGenerator.GetString(all, Math.Max(0, MinLength - value.Length));
        var characters = (value + rest).ToCharArray();
        RandomNumberGenerator.Shuffle<char>(characters);
        return new string(characters);
    }

    private static string Allowed(bool allowed, string characters) => allowed ? characters : "";

    private static string Pick(bool allowed, string characters, int count) => (allowed, count) switch
    {
        (_, 0) => "",
        (true, _) => RandomNumberGenerator.GetString(characters, count),
        _ => throw new InvalidOperationException("A generated parameter asks for characters that it does not allow."),
    };
}
