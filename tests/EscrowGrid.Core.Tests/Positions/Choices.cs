namespace EscrowGrid.Core.Tests.Positions;

/// <summary>A repeatable sequence of numbers (xorshift), so that a failing seed can be run again.</summary>
internal sealed class Choices(int seed)
{
    private ulong _state = (ulong)seed | 1;

    /// <summary>From 0 to one less than <paramref name="bound"/>.</summary>
    public int Next(int bound)
    {
        _state ^= _state << 13;
        _state ^= _state >> 7;
        _state ^= _state << 17;
        return (int)(_state % (ulong)bound);
    }
}
