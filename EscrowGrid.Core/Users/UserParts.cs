using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Users;

/// <summary>What nearly every use case of users needs of its surroundings.</summary>
public sealed class UserParts(IIdSource ids, TimeProvider time, UserSettings settings, PasswordHashing passwords)
{
    public PasswordHashing Passwords { get; } = passwords;

    public UserSettings Settings { get; } = settings;

    /// <summary>In UTC, whole milliseconds.</summary>
    public DateTimeOffset Now => time.NowInMilliseconds();

    public TId Create<TId>()
        where TId : struct, IPrefixedId<TId> => ids.Create<TId>();
}
