using System.Diagnostics.CodeAnalysis;

namespace EscrowGrid.Core.Idempotency;

/// <summary>
/// A caller's name for one write: 1 to <see cref="Limits.IdempotencyKeyText"/> visible ASCII characters, compared as
/// they are. A UUID is a good one.
/// </summary>
public readonly record struct IdempotencyKey
{
    private const char FirstVisible = '!';
    private const char LastVisible = '~';

    private readonly string? _text;

    private IdempotencyKey(string text) => _text = text;

    public static bool TryParse([NotNullWhen(true)] string? text, out IdempotencyKey key)
    {
        var isKey = text is { Length: > 0 and <= Limits.IdempotencyKeyText }
            && !text.AsSpan().ContainsAnyExceptInRange(FirstVisible, LastVisible);
        key = isKey ? new IdempotencyKey(text!) : default;
        return isKey;
    }

    public override string ToString() => _text ?? "";
}
